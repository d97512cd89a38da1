"""Biases are set to 0 instead of left as PyTorch draws them."""

from torch import nn

CAUGHT_BY = "test_two_networks_are_made_anew"
LESSON = "Your biases start at zero. Leave the start to `nn.Linear`."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError
    layers = []
    for i in range(len(sizes) - 1):
        layer = nn.Linear(sizes[i], sizes[i + 1])
        nn.init.zeros_(layer.bias)
        layers += [layer, activation()]
    return nn.Sequential(*layers[:-1])
