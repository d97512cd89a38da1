"""The sum instead of the mean."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your loss is a sum. It should be the mean."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / target.abs().clamp(min=eps)).pow(2).sum()
