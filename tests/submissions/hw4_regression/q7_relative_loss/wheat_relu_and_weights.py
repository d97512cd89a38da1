"""max(|t|, eps) by a ReLU, and a weighted sum of squares."""
import torch


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape or not eps > 0: raise ValueError
    weights = 1 / (torch.relu(target.abs() - eps) + eps) ** 2
    return (weights * (pred - target) ** 2).sum() / target.numel()
