"""Clipping the prediction at 0 in forward: negative targets cannot be reached."""

from torch import nn

CAUGHT_BY = "test_bends_where_a_unit_switches"
LESSON = "Your prediction never goes below 0. Nothing belongs after the output layer."


class Net(nn.Sequential):
    def forward(self, x):
        return super().forward(x).clamp(min=0)


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return Net(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
