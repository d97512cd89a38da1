"""In the order of the units, not of their places."""

import torch

CAUGHT_BY = "test_hand_set_units_switch_where_they_should"
LESSON = "Your kinks are not sorted. Return them from the smallest to the largest."


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    return -b[keep] / w[keep]
