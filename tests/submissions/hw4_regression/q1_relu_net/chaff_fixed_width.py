"""The width is copied from the text instead of taken from the argument."""

from torch import nn

CAUGHT_BY = "test_eight_units_have_25_parameters"
LESSON = "Your network has the width of the text. Use the number of units that is given."


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
