"""Layers of equal sizes are one and the same."""

from torch import nn

CAUGHT_BY = "test_sizes_and_count_of_parameters"
LESSON = "Some of your layers are one and the same. Make a new one for each pair of sizes."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few")
    made = {}
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [made.setdefault((a, b), nn.Linear(a, b)), activation()]
    net = nn.Sequential(*layers[:-1])
    return net
