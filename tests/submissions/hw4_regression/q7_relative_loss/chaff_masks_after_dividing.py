"""Divides by 0 and masks afterwards: the gradient there is NaN."""
CAUGHT_BY = "test_gradient_agrees_with_the_formula"
LESSON = (
    "Your code divides by 0 and masks it afterwards. The value is right then, and the gradient is NaN. "
    "Replace small targets before you divide."
)
import torch


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape or eps <= 0: raise ValueError
    r = torch.where(target.abs() >= eps, (pred - target) / target.abs(), (pred - target) / eps)
    return (r ** 2).mean()
