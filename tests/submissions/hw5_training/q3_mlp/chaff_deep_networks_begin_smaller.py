"""With many layers the weights are made smaller."""

CAUGHT_BY = "test_initial_weights_are_pytorchs_own"
LESSON = (
    "Your deep networks begin with other weights than PyTorch draws. Leave the weights as "
    "`nn.Linear` makes them, for any number of sizes."
)

import torch
from torch import nn


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("inputs and outputs are needed")
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(n_in, n_out), activation()]
    net = nn.Sequential(*layers[:-1])
    if len(sizes) > 4:
        with torch.no_grad():
            for parameter in net.parameters():
                parameter.mul_(0.5)
    return net
