"""Weights of its own instead of those that nn.Linear begins with."""

from torch import nn

CAUGHT_BY = "test_initial_weights_are_pytorchs_own"
LESSON = "Your weights do not start as PyTorch draws them. Leave the start to `nn.Linear`."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b), activation()]
    net = nn.Sequential(*layers[:-1])
    [nn.init.xavier_uniform_(l.weight) for l in net if isinstance(l, nn.Linear)]
    return net
