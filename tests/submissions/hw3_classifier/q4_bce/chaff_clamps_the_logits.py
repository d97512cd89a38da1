"""Logits beyond 5000 are cut off."""
CAUGHT_BY = "test_logits_are_exact_far_out"
LESSON = "Your loss cuts large logits off. Use a form that needs no bound."
from torch import nn


def bce_with_logits(z, y):
    if z.shape != y.shape: raise ValueError
    z = z.clamp(-5000, 5000)
    return (nn.functional.softplus(z) - y * z).mean()
