"""Rounds to two decimals."""
CAUGHT_BY = "test_every_point_counts"
LESSON = "Your accuracy is rounded. Return it as it is."
import torch


def accuracy(model, X, y):
    was = [(part, part.training) for part in model.modules()]
    model.eval()
    with torch.no_grad():
        p = model(X)
    for part, mode in was:
        part.training = mode
    if p.shape != y.shape:
        raise ValueError("shapes")
    return round(((p > 0.5) == (y > 0.5)).double().mean().item(), 2)
