"""A loop over all values, in float64."""

import torch


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    total = torch.zeros((), dtype=torch.float64, device=pred.device)
    for p, t in zip(pred.double().flatten(), target.double().flatten()):
        total = total + ((p - t) / max(abs(t.item()), eps)) ** 2
    return total / pred.numel()
