"""Sigmoid units are smooth steps, not hinges."""

from torch import nn

CAUGHT_BY = "test_is_linear_relu_linear"
LESSON = "Your activation is not a ReLU. Use `nn.ReLU()`."


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return nn.Sequential(nn.Linear(1, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, 1))
