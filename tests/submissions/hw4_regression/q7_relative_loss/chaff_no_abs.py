"""Without the absolute value every negative target counts as small."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your code takes targets below 0 for small ones. Compare the absolute value of the target with eps."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / target.clamp(min=eps)).pow(2).mean()
