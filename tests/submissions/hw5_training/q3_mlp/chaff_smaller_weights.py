"""Begins with weights that are a fifth smaller."""

CAUGHT_BY = "test_initial_weights_are_pytorchs_own"
LESSON = "Your weights do not begin as PyTorch draws them. Leave them as `nn.Linear` makes them."

import torch
from torch import nn


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        linear = nn.Linear(n_in, n_out)
        with torch.no_grad():
            linear.weight.mul_(0.8)
        layers += [linear, activation()]
    return nn.Sequential(*layers[:-1])
