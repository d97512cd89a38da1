"""The formulas in PyTorch, float64."""
import torch


def ols(x, y):
    if x.min() == x.max(): raise ValueError("x")
    X, Y = torch.tensor(x, dtype=torch.float64), torch.tensor(y, dtype=torch.float64)
    d = X - X.mean()
    s = (d * (Y - Y.mean())).sum() / d.square().sum()
    return (Y.mean() - s * X.mean()).item(), s.item()
