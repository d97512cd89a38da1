"""Moves to the parameters' device; each part's mode is put back in a finally."""
import torch


def accuracy(model, X, y):
    device = next(model.parameters()).device
    X, y = X.to(device), y.to(device)
    modes = {name: part.training for name, part in model.named_modules()}
    try:
        model.eval()
        with torch.no_grad():
            out = model(X)
        if out.shape != y.shape:
            raise ValueError(f"{out.shape} vs {y.shape}")
        return float((out.gt(0.5).int() == y.int()).sum() / len(y))
    finally:
        for name, part in model.named_modules():
            part.training = modes[name]
