"""Refuses a single unit, too."""
CAUGHT_BY = "test_every_width_has_its_shapes"
LESSON = (
    "Your function refuses a network that is fine. One unit is enough; only fewer than that should be "
    "refused."
)
from torch import nn


def make_relu_net(n_hidden):
    if n_hidden <= 1: raise ValueError
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
