"""Counts the first thousand points only."""
CAUGHT_BY = "test_every_point_counts"
LESSON = "Your accuracy leaves some of the points out. Count all of them."
import torch


def accuracy(model, X, y):
    modes = {m: m.training for m in model.modules()}
    model.eval()
    with torch.no_grad():
        p = model(X)
    for m in modes: m.training = modes[m]
    if p.shape != y.shape: raise ValueError
    return ((p > 0.5) == (y > 0.5))[:1000].float().mean().item()
