"""A column (m, 1) instead of (m,)."""

import torch

CAUGHT_BY = "test_hand_set_units_switch_where_they_should"
LESSON = "Your kinks are a column. The shape should be (m,): flatten them."


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    return torch.sort(-b[keep] / w[keep]).values[:, None]
