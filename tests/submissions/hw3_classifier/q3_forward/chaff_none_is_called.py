"""None is called like a function."""
CAUGHT_BY = "test_no_output_activation_means_linear"


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    return net.output_activation(net.output_layer(x))
