"""Targets below eps are left out altogether."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your code leaves small targets out. They count, with eps in the place of their size."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    keep = target.abs() >= eps
    return ((pred - target)[keep] / target[keep]).pow(2).mean()
