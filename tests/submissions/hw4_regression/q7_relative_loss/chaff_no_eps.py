"""Dividing by the target itself: a target of 0 gives inf."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your code divides by a target that may be 0. Use eps where the target is smaller than that."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / target).pow(2).mean()
