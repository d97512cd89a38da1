"""The network is handed over in eval mode."""

CAUGHT_BY = "test_the_examples_of_the_docstring"
LESSON = "Your network comes in eval mode. Leave it as it is made: in training mode."

from torch import nn


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        linear = nn.Linear(n_in, n_out)
        layers += [linear, activation()]
    return nn.Sequential(*layers[:-1]).eval()
