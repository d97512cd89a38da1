"""Only the error is squared, not the denominator."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your code squares the error and not the target. Divide first, and square then."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target).pow(2) / target.abs().clamp(min=eps)).mean()
