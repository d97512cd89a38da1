"""Small targets are overwritten in the caller's data."""

import torch

CAUGHT_BY = "test_leaves_the_target_alone"
LESSON = "Your code writes into the target that it was given. Make a new tensor, with `clamp` for instance."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    error = pred - target
    target[target.abs() < eps] = eps
    return (error / target).pow(2).mean()
