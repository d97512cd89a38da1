"""The network is built and not returned."""

from torch import nn

CAUGHT_BY = "test_is_linear_relu_linear"
LESSON = "Your function does not return an `nn.Sequential`. Build one, and return it."


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    model = nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
