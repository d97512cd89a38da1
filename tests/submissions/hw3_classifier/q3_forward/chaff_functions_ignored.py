"""An activation that is a function is replaced by a sigmoid."""
CAUGHT_BY = "test_a_small_network_by_hand"
LESSON = (
    "Your forward pass uses another activation than the one the network has. Call `self.activation`, "
    "whatever it is."
)
import torch
from torch import nn


def forward(net, x):
    for layer in net.layer_list:
        x = layer(x)
        x = net.activation(x) if isinstance(net.activation, nn.Module) else torch.sigmoid(x)
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
