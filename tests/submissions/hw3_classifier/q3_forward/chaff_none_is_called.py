"""None is called like a function."""
CAUGHT_BY = "test_two_hidden_layers_by_hand"


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    return net.output_activation(net.output_layer(x))
