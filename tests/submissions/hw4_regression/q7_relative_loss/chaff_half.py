"""The textbook's half."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your loss has a factor of one half. Leave it out."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return 0.5 * ((pred - target) / target.abs().clamp(min=eps)).pow(2).mean()
