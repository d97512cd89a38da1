"""A new tensor from a number carries no graph."""

import torch

CAUGHT_BY = "test_gradient_agrees_with_the_formula"
LESSON = (
    "Your loss has lost its graph, so nothing can be trained on it. Keep to tensors: no NumPy, no "
    "`item`, no new tensor."
)


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if not eps > 0:
        raise ValueError("eps must be positive")
    loss = ((pred - target) / target.abs().clamp(min=eps)).pow(2).mean()
    return torch.tensor(loss.item(), device=pred.device)
