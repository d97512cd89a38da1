"""At most 64 units, whatever is asked."""
CAUGHT_BY = "test_every_width_has_its_shapes"
LESSON = "Your network has fewer units than asked for. Take the number that was given, without a bound."
from torch import nn


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError("n_hidden must be positive")
    n = min(n_hidden, 64)
    return nn.Sequential(nn.Linear(1, n), nn.ReLU(), nn.Linear(n, 1))
