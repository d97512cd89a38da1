"""A loop in Python over plain lists, in a try/finally that restores the mode."""
import torch


def accuracy(model, X, y):
    mode = model.training
    try:
        model.eval()
        with torch.no_grad():
            out = model(X)
    finally:
        model.train(mode)
    if out.shape != y.shape:
        raise ValueError(f"{tuple(out.shape)} against {tuple(y.shape)}")
    hits = sum((p > 0.5) == (t == 1) for p, t in zip(out.flatten().tolist(), y.flatten().tolist()))
    return hits / len(y)
