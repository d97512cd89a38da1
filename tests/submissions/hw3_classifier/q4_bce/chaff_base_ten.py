"""log10 for the natural logarithm."""
CAUGHT_BY = "test_some_values_by_hand"
LESSON = "Your logarithm has base 10. The loss needs the natural one: `torch.log`."
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    p = p.clamp(1e-7, 1 - 1e-7)
    return -(y * torch.log10(p) + (1 - y) * torch.log10(1 - p)).mean()
