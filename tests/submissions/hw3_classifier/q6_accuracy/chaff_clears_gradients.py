"""Clears the gradients that the model holds."""
CAUGHT_BY = "test_weights_and_gradients_stay"
LESSON = "Your function changes the gradients that the model holds. Measuring should leave them alone."
import torch


def accuracy(model, X, y):
    modes = {m: m.training for m in model.modules()}
    model.eval(); model.zero_grad()
    with torch.no_grad():
        p = model(X)
    for m in modes: m.training = modes[m]
    if p.shape != y.shape: raise ValueError
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
