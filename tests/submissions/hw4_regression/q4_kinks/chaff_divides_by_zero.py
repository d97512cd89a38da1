"""A unit with weight 0 gives inf or NaN."""

import torch

CAUGHT_BY = "test_the_example_has_a_unit_without_a_kink"
LESSON = (
    "Your function lists a kink for a unit that has none. Where its weight is 0 it never switches: "
    "leave it out."
)


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    return torch.sort(-b / w).values
