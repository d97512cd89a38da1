"""(n, 1) against (n,) compares every prediction with every target."""

import torch

CAUGHT_BY = "test_refuses_what_would_broadcast_or_divide_by_zero"


def relative_mse(pred, target, eps=0.1):
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / target.abs().clamp(min=eps)).pow(2).mean()
