"""Counts through the numbers as they lie in memory: a transposed tensor has no flat view."""

import torch

CAUGHT_BY = "test_the_gradient_reaches_the_probabilities"
LESSON = (
    "Your code wants the numbers of probs to lie row after row in memory. Pick them with two lists: "
    "one of rows and one of labels."
)


def ce_loss(probs, labels):
    rows = torch.arange(len(labels), device=probs.device)
    p = probs.view(-1)[rows * probs.shape[1] + labels].clamp(min=1e-12)
    return -torch.log(p).mean()
