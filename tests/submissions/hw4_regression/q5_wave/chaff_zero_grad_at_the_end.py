"""Clears gradients after the step only: those that the model came with count."""
CAUGHT_BY = "test_old_gradients_do_not_count"
LESSON = (
    "Your first step still adds to gradients that the model came in with. Empty them before each "
    "`backward()`."
)
import torch
from torch import nn


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    mask = x[:, 0].abs() <= half_width
    if not mask.any():
        raise ValueError("no point lies in the window")
    x, y = x[mask], y[mask]
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    return losses
