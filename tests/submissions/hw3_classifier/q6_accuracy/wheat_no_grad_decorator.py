"""The decorator torch.no_grad()."""
import torch


@torch.no_grad()
def accuracy(model, X, y):
    before = {m: m.training for m in model.modules()}
    p = model.eval()(X)
    for m, mode in before.items():
        m.training = mode
    if p.shape != y.shape:
        raise ValueError("no")
    hits = (p > 0.5) == y.bool()
    return hits.sum().item() / hits.numel()
