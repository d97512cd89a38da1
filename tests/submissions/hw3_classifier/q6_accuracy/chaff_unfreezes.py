"""Switches requires_grad off for all parameters and on again, for those that were frozen too."""
CAUGHT_BY = "test_weights_and_gradients_stay"
LESSON = (
    "Your function changes which parameters require a gradient. Use `with torch.no_grad():` and leave "
    "them alone."
)
import torch


def accuracy(model, X, y):
    modes = {m: m.training for m in model.modules()}
    model.eval(); model.requires_grad_(False)
    with torch.no_grad():
        p = model(X)
    model.requires_grad_(True)
    for m in modes: m.training = modes[m]
    if p.shape != y.shape: raise ValueError
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
