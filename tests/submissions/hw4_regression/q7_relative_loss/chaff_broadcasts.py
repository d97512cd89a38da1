"""(n, 1) against (n,) compares every prediction with every target."""

import torch

CAUGHT_BY = "test_refuses_what_would_broadcast_or_divide_by_zero"
LESSON = (
    "Your code takes a column and a flat array together, and they broadcast to a table. Raise a "
    "ValueError where the shapes differ."
)


def relative_mse(pred, target, eps=0.1):
    if not eps > 0:
        raise ValueError("eps must be positive")
    return ((pred - target) / target.abs().clamp(min=eps)).pow(2).mean()
