"""Autograd in float64 does it as well; nobody said by which way."""
import torch


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError(f"shapes differ: {x.shape}, {y.shape}")
    a = torch.tensor(float(a), dtype=torch.float64, requires_grad=True)
    b = torch.tensor(float(b), dtype=torch.float64, requires_grad=True)
    loss = ((torch.tensor(y) - a - b * torch.tensor(x)) ** 2).mean()
    da, db = torch.autograd.grad(loss, (a, b))
    return [da.item(), db.item()]
