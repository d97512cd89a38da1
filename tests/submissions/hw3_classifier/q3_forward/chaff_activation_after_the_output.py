"""The hidden activation also follows the output layer."""
CAUGHT_BY = "test_a_small_network_by_hand"
LESSON = (
    "The hidden activation also follows your output layer. Only the output activation belongs there, if "
    "there is one."
)


def forward(net, x):
    for layer in [*net.layer_list, net.output_layer]:
        x = net.activation(layer(x))
    return x if net.output_activation is None else net.output_activation(x)
