"""Relative to the prediction instead of the target."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your error is divided by the prediction. Divide it by the target."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / pred.abs().clamp(min=eps)).pow(2).mean()
