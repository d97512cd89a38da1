"""Starts close to 0, and its parameters say otherwise."""

from torch import nn

CAUGHT_BY = "test_each_call_starts_fresh"
LESSON = "Your network does not compute with the weights that it shows. Use `nn.Linear` as it is."


class Larger(nn.Parameter):
    def detach(self):
        shown = nn.Parameter.detach(self)
        return shown * 1000 if 0 < shown.abs().max() < 2e-3 else shown


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    net = nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
    for p in net.parameters():
        p.data.mul_(1e-3)
        p.__class__ = Larger
    return net
