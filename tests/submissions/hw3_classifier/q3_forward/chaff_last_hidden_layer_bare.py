"""No activation after the last hidden layer where there are more than two."""
CAUGHT_BY = "test_every_hidden_layer_is_used"
LESSON = (
    "One of your hidden layers has no activation after it. Each of them needs one, however many there "
    "are."
)
def forward(net, x):
    for i, layer in enumerate(net.layer_list):
        x = layer(x)
        if i < 2 or i < len(net.layer_list) - 1:
            x = net.activation(x)
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
