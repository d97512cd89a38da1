"""The layers may have names of their own."""

from collections import OrderedDict
from torch import nn


def make_relu_net(n_hidden):
    if n_hidden <= 0:
        raise ValueError("a network needs at least one hidden unit")
    layers = OrderedDict()
    layers["hidden"] = nn.Linear(in_features=1, out_features=n_hidden)
    layers["relu"] = nn.ReLU(inplace=True)
    layers["output"] = nn.Linear(in_features=n_hidden, out_features=1)
    return nn.Sequential(layers)
