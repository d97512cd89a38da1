"""Mean over rows, then a sum over columns: right only for a single column."""

import torch

CAUGHT_BY = "test_random_values_agree_with_the_reference"
LESSON = "Your loss is a sum over columns. It should be the mean over all numbers."


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / target.abs().clamp(min=eps)).pow(2).mean(0).sum()
