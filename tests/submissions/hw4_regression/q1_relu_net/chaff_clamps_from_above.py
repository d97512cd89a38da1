"""A ReLU of one's own that also clamps from above."""
CAUGHT_BY = "test_bends_where_a_unit_switches"
LESSON = "Your activation also has an upper bound. A ReLU has none: use `nn.ReLU()`."
from torch import nn


class R(nn.ReLU):
    def forward(self, x): return x.clamp(0, 10)
def make_relu_net(n_hidden):
    if n_hidden < 1: raise ValueError
    return nn.Sequential(nn.Linear(1, n_hidden), R(), nn.Linear(n_hidden, 1))
