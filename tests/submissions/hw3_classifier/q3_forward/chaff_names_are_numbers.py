"""Looks the layers up by number, which a Sequential with names does not have."""
CAUGHT_BY = "test_every_hidden_layer_is_used"
LESSON = "Your code looks the layers up by a number. Go through `self.layer_list` with a loop."
def forward(net, x):
    for i in range(len(net.layer_list)):
        x = net.activation(getattr(net.layer_list, str(i))(x))
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
