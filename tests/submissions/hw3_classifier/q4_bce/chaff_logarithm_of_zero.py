"""No clamp at all: 0 times infinity is NaN."""
CAUGHT_BY = "test_bce_is_finite_at_both_ends"
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return -torch.where(y > 0.5, torch.log(p), torch.log(1 - p)).mean()
