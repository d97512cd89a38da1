"""The mean absolute relative error."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your relative errors are not squared. Square them before you take the mean."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / target.abs().clamp(min=eps)).abs().mean()
