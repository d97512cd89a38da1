"""The last bias cannot be trained."""

from torch import nn

CAUGHT_BY = "test_sizes_and_count_of_parameters"
LESSON = "A parameter of your network does not learn. Leave all of them as `nn.Linear` makes them."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b), activation()]
    net = nn.Sequential(*layers[:-1])
    net[-1].bias.requires_grad_(False)
    return net
