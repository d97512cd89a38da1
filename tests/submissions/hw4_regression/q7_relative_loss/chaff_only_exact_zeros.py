"""eps only where the target is exactly 0: tiny targets still explode."""

import torch

CAUGHT_BY = "test_small_targets_are_counted_in_units_of_eps"
LESSON = (
    "Your code uses eps only where the target is exactly 0. Use it for all targets that are smaller "
    "than eps."
)


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    size = torch.where(target == 0, torch.full_like(target, eps), target.abs())
    return ((pred - target) / size).pow(2).mean()
