"""Raises before the mode is restored: refused labels leave the model in eval mode."""
CAUGHT_BY = "test_the_model_is_back_in_its_mode"
import torch


def accuracy(model, X, y):
    was = model.training
    model.eval()
    with torch.no_grad():
        p = model(X)
    if p.shape != y.shape:
        raise ValueError("shapes")
    model.train(was)
    return ((p > 0.5) == (y > 0.5)).double().mean().item()
