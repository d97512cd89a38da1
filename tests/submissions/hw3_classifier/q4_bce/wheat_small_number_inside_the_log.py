"""log(p + eps) instead of a clamp; softplus for the logits."""
import torch
import torch.nn.functional as F


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    eps = 1e-7
    return torch.mean(-y * torch.log(p + eps) - (1 - y) * torch.log(1 - p + eps))


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("shapes differ")
    return torch.mean(F.softplus(z) - y * z)
