"""w / b instead of b / w."""

import torch

CAUGHT_BY = "test_hand_set_units_switch_where_they_should"
LESSON = "Your division is upside down. A unit switches where w · x + b is 0: solve for x."


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    return torch.sort(-w[keep] / b[keep]).values
