"""Logits between -15 and 15 go through a sigmoid, which has few digits left near 1."""

import torch

CAUGHT_BY = "test_logits_are_exact_far_out"
LESSON = (
    "Your loss loses its digits where the sigmoid is close to 1. Compute it from the logits themselves, "
    "whatever their size."
)


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("the shapes differ")
    near = z.abs() < 15
    p = torch.sigmoid(torch.where(near, z, torch.zeros_like(z)))
    inside = -(y * torch.log(p) + (1 - y) * torch.log(1 - p))
    outside = z.clamp(min=0) - y * z
    return torch.where(near, inside, outside).mean()
