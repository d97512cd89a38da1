"""The activation comes once, after all hidden layers (no activation between fc1 and fc2)."""
CAUGHT_BY = "test_two_hidden_layers_by_hand"
LESSON = (
    "Your hidden layers follow each other without an activation between them. Apply it after each "
    "hidden layer, not only at the end."
)


def forward(net, x):
    for layer in net.layer_list:
        x = layer(x)
    if len(net.layer_list) > 0:
        x = net.activation(x)
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
