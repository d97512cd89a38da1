"""None is called like a function."""
CAUGHT_BY = "test_two_hidden_layers_by_hand"
LESSON = (
    "Your code calls the output activation although it is None. Ask first: `if self.output_activation "
    "is not None`."
)


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    return net.output_activation(net.output_layer(x))
