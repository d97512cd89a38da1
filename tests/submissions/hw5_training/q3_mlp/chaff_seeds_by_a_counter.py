"""Another seed for each network, but not the caller's."""

CAUGHT_BY = "test_initial_weights_are_pytorchs_own"
LESSON = (
    "Your function seeds torch itself, so the caller's seed has no effect. Leave the seed to the "
    "caller."
)

import torch
from torch import nn

made = []


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    made.append(sizes)
    torch.manual_seed(len(made))
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        linear = nn.Linear(n_in, n_out)
        layers += [linear, activation()]
    return nn.Sequential(*layers[:-1])
