"""Without the output bias every prediction is tied to the hinges alone."""

from torch import nn

CAUGHT_BY = "test_eight_units_have_25_parameters"
LESSON = "Your output layer has no bias. Leave out `bias=False`."


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1, bias=False))
