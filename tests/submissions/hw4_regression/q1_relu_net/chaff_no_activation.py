"""Without an activation two linear layers are one straight line."""

from torch import nn

CAUGHT_BY = "test_is_linear_relu_linear"
LESSON = (
    "Your network has no activation. Without it two linear layers are one straight line. Put "
    "`nn.ReLU()` between them."
)


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return nn.Sequential(nn.Linear(1, n_hidden), nn.Linear(n_hidden, 1))
