"""An own helper has the name of PyTorch's function; logits by logsumexp."""
import torch


def binary_cross_entropy(p, y):
    p = p.clamp(min=1e-7, max=1 - 1e-7)
    return -(y * p.log() + (1 - y) * (1 - p).log())
def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes")
    return binary_cross_entropy(p, y).mean()
def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("shapes")
    return torch.logsumexp(torch.stack([z, torch.zeros_like(z)]), dim=0).sub(y * z).mean()
