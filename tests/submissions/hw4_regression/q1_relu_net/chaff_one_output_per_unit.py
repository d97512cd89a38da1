"""The output layer has as many outputs as hidden units."""

from torch import nn

CAUGHT_BY = "test_eight_units_have_25_parameters"
LESSON = "Your output layer has too many outputs. It should have one."


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_hidden))
