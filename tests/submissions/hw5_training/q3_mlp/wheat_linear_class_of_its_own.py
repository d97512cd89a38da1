"""Linear layers of a class of one's own."""

import itertools

from torch import nn


class Dense(nn.Linear):
    """A linear layer by another name."""


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("at least two sizes")
    layers = []
    for n_in, n_out in itertools.pairwise(sizes):
        layers += [Dense(n_in, n_out), activation()]
    return nn.Sequential(*layers[:-1])
