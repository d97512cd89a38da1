"""A cached network: training one trains them all."""

import functools
from torch import nn

CAUGHT_BY = "test_two_calls_give_two_networks"
LESSON = "Your function returns the same network each time. Make a new one in each call."


@functools.lru_cache
def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
