"""The sum over all points: two points cost twice as much as one."""
CAUGHT_BY = "test_some_values_by_hand"
LESSON = "Your loss is a sum over the points. It should be the mean."
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    p = p.clamp(1e-7, 1 - 1e-7)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).sum()
