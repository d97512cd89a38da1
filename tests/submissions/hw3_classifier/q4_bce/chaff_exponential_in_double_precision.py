"""e^z in float64 survives z = 200 and overflows at 710."""
CAUGHT_BY = "test_logits_are_exact_far_out"
LESSON = (
    "Your loss gets too large for a float where a logit is large, even in float64. Use a form in which "
    "e has a negative power only."
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
    d = z.double()
    return (torch.log1p(torch.exp(d)) - y * d).mean().to(z.dtype)
