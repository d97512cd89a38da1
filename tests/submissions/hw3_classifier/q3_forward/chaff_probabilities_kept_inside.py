"""A sigmoid's answers are kept a little away from 0 and 1."""

from torch import nn

CAUGHT_BY = "test_double_precision_passes_gradcheck"
LESSON = (
    "Your output is not quite what the output activation gives: it is kept away from 0 and 1. That "
    "belongs into the loss, if anywhere."
)


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    x = net.output_layer(x)
    if net.output_activation is None:
        return x
    x = net.output_activation(x)
    return x.clamp(1e-7, 1 - 1e-7) if isinstance(net.output_activation, nn.Sigmoid) else x
