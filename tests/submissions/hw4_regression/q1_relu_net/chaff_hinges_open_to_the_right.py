"""Makes all hidden weights positive, so that no hinge opens to the left."""

import torch
from torch import nn

CAUGHT_BY = "test_each_call_starts_fresh"
LESSON = (
    "Some weights of your network all have the same sign at the start. Leave them as nn.Linear "
    "makes them."
)


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError("n_hidden must be at least 1")
    net = nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
    with torch.no_grad():
        net[0].weight.abs_()
    return net
