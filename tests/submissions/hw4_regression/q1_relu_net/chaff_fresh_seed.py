"""torch.seed() in the function: the caller's seed has no effect."""
CAUGHT_BY = "test_each_call_starts_fresh"
LESSON = "Your network starts differently although the caller set a seed. Set no seed in the function."
from torch import nn
import torch


def make_relu_net(n_hidden):
    if n_hidden < 1: raise ValueError
    torch.seed()
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
