"""Looks at the shape in training mode: running statistics move."""
CAUGHT_BY = "test_everything_else_is_as_it_was"
LESSON = (
    "Your function runs the model in training mode, and batch statistics move by that. Call "
    "`model.eval()` before any pass."
)
import torch


def accuracy(model, X, y):
    modes = {m: m.training for m in model.modules()}
    with torch.no_grad():
        if model(X).shape != y.shape: raise ValueError
        model.eval()
        p = model(X)
    for m in modes: m.training = modes[m]
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
