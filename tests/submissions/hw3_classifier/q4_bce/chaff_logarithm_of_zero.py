"""No clamp at all: 0 times infinity is NaN."""
CAUGHT_BY = "test_certain_and_wrong_has_a_price"
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return -torch.where(y > 0.5, torch.log(p), torch.log(1 - p)).mean()
