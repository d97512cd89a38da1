"""add_module, and a ReLU that works in place."""
from torch import nn


def make_relu_net(n_hidden):
    if not n_hidden >= 1:
        raise ValueError("at least one")
    net = nn.Sequential()
    net.add_module("hidden", nn.Linear(in_features=1, out_features=n_hidden, bias=True))
    net.add_module("bend", nn.ReLU(inplace=True))
    net.add_module("out", nn.Linear(n_hidden, 1))
    return net
