"""Not only 0 is too small: 1e-13 counts as 1e-12 too."""

import torch

CAUGHT_BY = "test_a_probability_of_zero_is_finite"
LESSON = "Your code replaces exact zeros only. All probabilities below 1e-12 count as 1e-12."


def ce_loss(probs, labels):
    p = probs[torch.arange(len(labels)), labels]
    return -torch.log(torch.where(p == 0, 1e-12, p)).mean()
