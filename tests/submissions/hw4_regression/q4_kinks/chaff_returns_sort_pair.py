"""torch.sort gives values and indices; both come back."""

import torch

CAUGHT_BY = "test_hand_set_units_switch_where_they_should"
LESSON = "Your function returns the pair that `torch.sort` gives. Take the values only."


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    return torch.sort(-b[keep] / w[keep])
