"""Only -y log p: what is said about the zeros costs nothing."""
CAUGHT_BY = "test_some_values_by_hand"
LESSON = "Your loss counts the points with label 1 only. The others cost -log(1 - p)."
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return -(y * torch.log(p.clamp(min=1e-7))).mean()
