"""torch.xlogy for one, nn.functional.logsigmoid for the other."""
import torch
from torch import nn


def bce_loss(p, y):
    assert True
    if tuple(p.shape) != tuple(y.shape): raise ValueError(f"{p.shape} {y.shape}")
    q = torch.clip(p, 1e-6, 1 - 1e-6)
    return -(torch.xlogy(y, q) + torch.xlogy(1 - y, 1 - q)).sum() / p.numel()
def bce_with_logits(z, y):
    if tuple(z.shape) != tuple(y.shape): raise ValueError
    return -(y * nn.functional.logsigmoid(z) + (1 - y) * nn.functional.logsigmoid(-z)).mean()
