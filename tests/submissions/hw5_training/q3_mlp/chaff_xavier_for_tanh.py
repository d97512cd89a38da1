"""Knows that Xavier's start goes with tanh, and uses it without being asked."""

from torch import nn

CAUGHT_BY = "test_initial_weights_are_pytorchs_own"
LESSON = (
    "Your weights do not begin as PyTorch draws them for every activation. Leave them as nn.Linear "
    "makes them."
)


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("at least two sizes")
    layers = []
    for i in range(len(sizes) - 1):
        if i > 0:
            layers.append(activation())
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
    for layer in layers:
        if isinstance(layer, nn.Linear) and activation is nn.Tanh:
            nn.init.xavier_uniform_(layer.weight)
    return nn.Sequential(*layers)
