"""Clamps the data of the caller's tensor in place, past autograd."""
CAUGHT_BY = "test_bce_is_finite_at_both_ends"
LESSON = (
    "Your loss writes into the tensors that it was given. `clamp_` does that. `clamp` makes a new "
    "tensor."
)
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError
    p.data.clamp_(1e-7, 1 - 1e-7)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()
