"""PyTorch's loss behind a helper."""
CAUGHT_BY = "test_the_formulas_are_your_own"
LESSON = "Your loss uses one of PyTorch's own. Write the formula yourself, out of logarithms and products."
import torch
import torch.nn.functional as F


def helper(p, y):
    return F.binary_cross_entropy(p.clamp(1e-7, 1 - 1e-7), y)
def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError
    return helper(p, y)
def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()
