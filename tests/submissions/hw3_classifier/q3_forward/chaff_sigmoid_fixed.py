"""The hidden layers always get a sigmoid, whatever activation the network has."""
CAUGHT_BY = "test_a_small_network_by_hand"
LESSON = (
    "Your forward pass uses another activation than the one the network has. Call `self.activation`, "
    "whatever it is."
)
import torch


def forward(net, x):
    for layer in net.layer_list:
        x = torch.sigmoid(layer(x))
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
