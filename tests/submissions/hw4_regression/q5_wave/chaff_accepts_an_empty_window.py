"""The mean over no points is NaN, and nobody is told."""

import torch
from torch import nn

CAUGHT_BY = "test_refuses_an_empty_window"
LESSON = "Your function goes on with no points at all. Raise a ValueError where the window is empty."


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    x, y = x[inside], y[inside]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
