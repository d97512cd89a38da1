"""Calls a Sequential as a whole: no activation between its layers."""
CAUGHT_BY = "test_two_hidden_layers_by_hand"
LESSON = (
    "Your hidden layers follow each other without an activation between them. Apply it after each "
    "hidden layer, not only at the end."
)
from torch import nn


def forward(net, x):
    if isinstance(net.layer_list, nn.Sequential):
        x = net.layer_list(x)
        if len(net.layer_list):
            x = net.activation(x)
    else:
        for layer in net.layer_list:
            x = net.activation(layer(x))
    out = net.output_layer(x)
    return out if net.output_activation is None else net.output_activation(out)
