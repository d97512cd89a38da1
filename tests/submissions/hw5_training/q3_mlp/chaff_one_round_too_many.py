"""The loop makes a layer for each size, also for the last one, which has no neighbour."""

from torch import nn

CAUGHT_BY = "test_it_is_a_sequential"
LESSON = (
    "Your code asks for a size that is not in the list. Two neighbours in it make a layer, so n sizes make "
    "n - 1 layers, for any n."
)


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for i in range(len(sizes)):
        layers += [nn.Linear(sizes[i], sizes[i + 1]), activation()]
    return nn.Sequential(*layers[:-1])
