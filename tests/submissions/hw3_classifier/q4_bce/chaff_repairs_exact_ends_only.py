"""Repairs exactly 0 and 1 only: next to them the slope overflows."""
CAUGHT_BY = "test_bce_is_finite_at_both_ends"
LESSON = (
    "Your loss mends only the probabilities 0 and 1 themselves. Next to them the slope gets too large "
    "as well. Clamp all of them."
)
import torch


def bce_loss(p, y):
    if p.shape != y.shape: raise ValueError
    p = torch.where(p == 0, torch.full_like(p, 1e-7), p)
    p = torch.where(p == 1, torch.full_like(p, 1 - 1e-7), p)
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean()
