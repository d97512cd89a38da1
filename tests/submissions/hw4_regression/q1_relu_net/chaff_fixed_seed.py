"""A seed set inside the function gives every network the same start."""

import torch
from torch import nn

CAUGHT_BY = "test_two_calls_give_two_networks"
LESSON = "Your networks all start alike. Set no seed, and leave the random start to `nn.Linear`."


def make_relu_net(n_hidden):
    if n_hidden < 1:
        raise ValueError(n_hidden)
    torch.manual_seed(19)
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
