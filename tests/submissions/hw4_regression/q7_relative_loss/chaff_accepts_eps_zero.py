"""eps = 0 brings the division by zero back."""

import torch

CAUGHT_BY = "test_refuses_what_would_broadcast_or_divide_by_zero"
LESSON = (
    "Your code accepts an eps of 0, and that brings the division by zero back. Raise a ValueError where "
    "eps is not above 0."
)


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    return ((pred - target) / target.abs().clamp(min=eps)).pow(2).mean()
