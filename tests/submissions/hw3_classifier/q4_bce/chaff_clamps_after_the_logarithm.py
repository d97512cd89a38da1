"""Clamping the logarithm repairs the value at 0 and leaves a NaN in the gradient."""
CAUGHT_BY = "test_bce_is_finite_at_both_ends"
LESSON = (
    "Your loss repairs the logarithm after it was taken. The value is right then, and the gradient is "
    "NaN. Clamp the probabilities before the logarithm."
)
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    log_p = torch.log(p).clamp(min=-100)
    log_q = torch.log(1 - p).clamp(min=-100)
    return -(y * log_p + (1 - y) * log_q).mean()
