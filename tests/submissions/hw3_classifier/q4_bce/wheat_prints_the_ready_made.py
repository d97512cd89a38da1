"""Prints PyTorch's value beside its own."""
import torch
from torch import nn


def bce_with_logits(z, y):
    if z.shape != y.shape: raise ValueError
    own = torch.logaddexp(torch.zeros((), dtype=z.dtype), z).sub(z * y).mean()
    with torch.no_grad():
        print("torch:", nn.BCEWithLogitsLoss()(z, y).item(), "mine:", own.item())
    return own
