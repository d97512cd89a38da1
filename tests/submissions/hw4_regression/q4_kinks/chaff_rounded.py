"""Rounded for the eye."""

import torch

CAUGHT_BY = "test_random_networks_agree_with_the_reference"
LESSON = "Your kinks are rounded. Return them as they are."


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    return torch.sort((-b[keep] / w[keep]).round(decimals=1)).values
