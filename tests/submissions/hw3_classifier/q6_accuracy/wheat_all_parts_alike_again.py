"""The mode of the whole is noted and set again: what most people write, and right for a model in one mode."""
import torch


def accuracy(model, X, y):
    was = model.training
    model.eval()
    with torch.no_grad():
        p = model(X)
    model.train(was)
    if p.shape != y.shape: raise ValueError
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
