"""Without activations between the layers the network is one linear map."""
CAUGHT_BY = "test_a_small_network_by_hand"
LESSON = "Your forward pass has no activations. Without them all layers together are one linear map."


def forward(net, x):
    for layer in net.layer_list:
        x = layer(x)
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
