"""eval() is never taken back: later training runs without dropout."""
CAUGHT_BY = "test_the_model_is_back_in_its_mode"
import torch


def accuracy(model, X, y):
    model.eval()
    with torch.no_grad():
        p = model(X)
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
