"""b / w instead of -b / w."""

import torch

CAUGHT_BY = "test_hand_set_units_switch_where_they_should"
LESSON = (
    "Your kinks have the wrong sign. A unit switches where w · x + b is 0: solve for x, and mind the "
    "minus."
)


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    return torch.sort(b[keep] / w[keep]).values
