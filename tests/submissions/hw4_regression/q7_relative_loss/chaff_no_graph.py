"""A new tensor from a number carries no graph."""

import torch

CAUGHT_BY = "test_gradient_agrees_with_the_formula"


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    loss = ((pred - target) / target.abs().clamp(min=eps)).pow(2).mean()
    return torch.tensor(loss.item(), device=pred.device)
