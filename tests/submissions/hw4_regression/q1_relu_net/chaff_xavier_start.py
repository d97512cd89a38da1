"""Xavier weights instead of PyTorch's own start."""
CAUGHT_BY = "test_each_call_starts_fresh"
LESSON = "Your weights start closer to zero than those of PyTorch. Leave the start to `nn.Linear`."
from torch import nn


def make_relu_net(n_hidden):
    if n_hidden < 1: raise ValueError
    net = nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))
    for l in (net[0], net[2]): nn.init.xavier_uniform_(l.weight)
    return net
