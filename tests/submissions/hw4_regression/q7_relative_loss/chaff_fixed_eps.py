"""The default eps, whatever is asked for."""

import torch

CAUGHT_BY = "test_the_example_uses_the_default_eps"
LESSON = "Your code uses an eps of its own. Use the one that is given."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / target.abs().clamp(min=0.1)).pow(2).mean()
