"""A ReLU after the output layer: no prediction can be negative."""

from torch import nn

CAUGHT_BY = "test_is_linear_relu_linear"
LESSON = (
    "Your network has one layer too many. It ends with the output layer, without an activation after "
    "it."
)


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1), nn.ReLU())
