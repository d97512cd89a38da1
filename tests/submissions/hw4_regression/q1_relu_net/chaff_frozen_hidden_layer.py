"""The hidden layer requires no gradient."""
CAUGHT_BY = "test_bends_where_a_unit_switches"
LESSON = (
    "A part of your network does not learn. All parameters should require a gradient: leave them as "
    "`nn.Linear` makes them."
)
from torch import nn


def make_relu_net(n_hidden):
    if n_hidden < 1: raise ValueError
    net = nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
    net[0].requires_grad_(False)
    return net
