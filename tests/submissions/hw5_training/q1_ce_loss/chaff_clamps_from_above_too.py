"""Keeps probabilities away from 1 as well as from 0."""

CAUGHT_BY = "test_a_probability_of_zero_is_finite"
LESSON = (
    "Your loss cuts off large probabilities, too, so a sure row gets no gradient. Cut off only "
    "what is below 1e-12."
)

import torch


def ce_loss(probs, labels):
    p = probs.clamp(1e-12, 1 - 1e-7)
    return -torch.log(p[torch.arange(len(labels)), labels]).mean()
