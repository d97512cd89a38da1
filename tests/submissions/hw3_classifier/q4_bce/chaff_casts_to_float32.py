"""Casts to float32: the loss of float64 probabilities is float32."""
CAUGHT_BY = "test_bce_has_the_right_value_and_gradient"
LESSON = "Your loss changes the dtype. Leave it as the predictions have it."
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError
    p, y = p.float(), y.float()
    p = p.clamp(1e-7, 1 - 1e-7)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()
