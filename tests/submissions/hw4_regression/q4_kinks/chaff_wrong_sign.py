"""b / w instead of -b / w."""

import torch

CAUGHT_BY = "test_hand_set_units_switch_where_they_should"


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    return torch.sort(b[keep] / w[keep]).values
