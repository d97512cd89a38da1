"""Redraws all weights close to 0."""
CAUGHT_BY = "test_each_call_starts_fresh"
LESSON = "Your weights start closer to zero than those of PyTorch. Leave the start to `nn.Linear`."
from torch import nn


def make_relu_net(n_hidden):
    if n_hidden < 1: raise ValueError
    net = nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
    for p in net.parameters(): nn.init.uniform_(p, -0.01, 0.01)
    return net
