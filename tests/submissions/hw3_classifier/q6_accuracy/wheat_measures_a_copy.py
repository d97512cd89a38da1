"""A copy of the model is put into eval mode; the model itself is not touched."""
import copy

import torch


@torch.no_grad()
def accuracy(model, X, y):
    twin = copy.deepcopy(model).eval()
    p = twin(X)
    if p.shape != y.shape:
        raise ValueError("shapes")
    return 1.0 - torch.logical_xor(p > 0.5, y > 0.5).float().mean().item()
