"""One layer, and the rest by the function itself."""

from torch import nn


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few")
    first = nn.Linear(sizes[0], sizes[1])
    if len(sizes) == 2:
        return nn.Sequential(first)
    return nn.Sequential(first, activation(), *make_mlp(sizes[1:], activation))
