"""Leaves the activation out behind a layer of width 1."""

from torch import nn

CAUGHT_BY = "test_layers_in_order"
LESSON = (
    "Your network has no activation behind some hidden layer. Each hidden layer has one, however "
    "narrow it is."
)


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("at least two sizes")
    layers = []
    for i in range(len(sizes) - 1):
        if i > 0 and sizes[i] > 1:
            layers.append(activation())
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
    return nn.Sequential(*layers)
