"""eps is added to every target instead of replacing small ones."""

import torch

CAUGHT_BY = "test_agrees_with_the_hand_calculation"
LESSON = "Your code adds eps to every target. It should take the place of small targets only."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / (target.abs() + eps)).pow(2).mean()
