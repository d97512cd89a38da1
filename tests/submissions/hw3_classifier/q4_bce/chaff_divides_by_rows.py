"""Divides by len(z): right for (n, 1), too large for more columns."""
CAUGHT_BY = "test_logits_have_the_right_value_and_gradient"
LESSON = (
    "Your loss divides by the number of rows. It is the mean over all numbers, however many columns "
    "there are."
)
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError
    p = p.clamp(1e-7, 1 - 1e-7)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).sum() / len(z)
