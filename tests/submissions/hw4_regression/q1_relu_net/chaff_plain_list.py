"""Layers in a plain Python list are not registered: the optimizer never sees them."""

from torch import nn

CAUGHT_BY = "test_is_linear_relu_linear"
LESSON = "Your function does not return an `nn.Sequential`. Build one, and return it."


class ReluNet(nn.Module):
    def __init__(self, n_hidden):
        super().__init__()
        self.layers = [nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return ReluNet(n_hidden)
