"""Leaves rows with a probability of 0 out of the mean: the worst mistakes cost nothing."""

import torch

CAUGHT_BY = "test_a_probability_of_zero_is_finite"
LESSON = "Your code leaves out the rows with a probability of 0. They cost most: replace the 0 by 1e-12."


def ce_loss(probs, labels):
    p = probs[torch.arange(len(labels)), labels]
    p = p[p > 0]
    return -torch.log(p.clamp(min=1e-12)).mean()
