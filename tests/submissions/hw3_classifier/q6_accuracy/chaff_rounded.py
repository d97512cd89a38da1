"""Rounds to two decimals."""
CAUGHT_BY = "test_the_models_output_is_not_overwritten"
import torch


def accuracy(model, X, y):
    was = model.training
    model.eval()
    with torch.no_grad():
        p = model(X)
    model.train(was)
    if p.shape != y.shape:
        raise ValueError("shapes")
    return round(((p > 0.5) == (y > 0.5)).double().mean().item(), 2)
