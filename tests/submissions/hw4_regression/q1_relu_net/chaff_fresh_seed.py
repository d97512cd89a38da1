"""A seed of its own in the function, another one each time: the caller's has no effect."""
CAUGHT_BY = "test_each_call_starts_fresh"
LESSON = "Your network starts differently although the caller set a seed. Set no seed in the function."
import itertools

from torch import nn
import torch

FRESH = itertools.count(7001)


def make_relu_net(n_hidden):
    if n_hidden < 1: raise ValueError
    torch.manual_seed(next(FRESH))
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
