"""No gradient where the target is small."""
CAUGHT_BY = "test_gradient_agrees_with_the_formula"
LESSON = "Your loss gives no gradient where the target is small. Such points count, too."
import torch


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape or eps <= 0: raise ValueError
    p = torch.where(target.abs() < eps, pred.detach(), pred)
    return (((p - target) / target.abs().clamp(min=eps)) ** 2).mean()
