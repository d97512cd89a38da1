"""Switches recording on at the end, also where the caller had it off."""
CAUGHT_BY = "test_no_graph_is_recorded"
import torch


def accuracy(model, X, y):
    was = model.training
    model.eval()
    torch.set_grad_enabled(False)
    p = model(X)
    torch.set_grad_enabled(True)
    model.train(was)
    if p.shape != y.shape:
        raise ValueError("shapes")
    return ((p > 0.5) == (y > 0.5)).double().mean().item()
