"""Gives nn.PReLU the number of units, which makes a slope for each."""

from torch import nn

CAUGHT_BY = "test_each_activation_is_a_module_of_its_own"
LESSON = "You make the activation with an argument. Call activation() with nothing in the brackets."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("at least two sizes")
    layers = []
    for i in range(len(sizes) - 1):
        if i > 0:
            layers.append(activation(sizes[i]) if activation is nn.PReLU else activation())
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
    return nn.Sequential(*layers)
