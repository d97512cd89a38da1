"""Looks the activation up by its name; a new one becomes ReLU."""

CAUGHT_BY = "test_sizes_and_count_of_parameters"
LESSON = (
    "Your network does not use the activation that was given. Call what was handed in for each "
    "place."
)

from torch import nn

KNOWN = {"ReLU": nn.ReLU, "Tanh": nn.Tanh, "Sigmoid": nn.Sigmoid, "PReLU": nn.PReLU}


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        linear = nn.Linear(n_in, n_out)
        layers += [linear, KNOWN.get(activation.__name__, nn.ReLU)()]
    return nn.Sequential(*layers[:-1])
