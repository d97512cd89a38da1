"""Layers of equal sizes are copies of the first one and begin with its weights."""

import copy

from torch import nn

CAUGHT_BY = "test_initial_weights_are_pytorchs_own"
LESSON = "Layers of equal size begin with equal weights in your network. Let each draw its own."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("at least two sizes")
    layers, made = [], {}
    for i in range(len(sizes) - 1):
        if i > 0:
            layers.append(activation())
        layers.append(copy.deepcopy(made.setdefault((sizes[i], sizes[i + 1]), nn.Linear(sizes[i], sizes[i + 1]))))
    return nn.Sequential(*layers)
