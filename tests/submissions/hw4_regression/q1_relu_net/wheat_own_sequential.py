"""A class of one's own that is an nn.Sequential, filled layer by layer."""

from torch import nn


class HingeNet(nn.Sequential):
    def __init__(self, width):
        if width < 1:
            raise ValueError(f"width {width} is too small")
        super().__init__()
        self.append(nn.Linear(1, width))
        self.append(nn.ReLU())
        self.append(nn.Linear(width, 1))


def make_relu_net(n_hidden):
    return HingeNet(n_hidden)
