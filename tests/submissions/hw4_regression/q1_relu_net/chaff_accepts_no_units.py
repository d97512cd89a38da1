"""A network without hidden units is built without a word."""

from torch import nn

CAUGHT_BY = "test_refuses_a_network_without_units"
LESSON = "Your function builds a network without hidden units. Raise a ValueError there."


def make_relu_net(n_hidden):
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
