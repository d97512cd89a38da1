"""Gradients are computed and nothing moves."""

import torch
from torch import nn

CAUGHT_BY = "test_trains_in_place_and_returns_the_losses"
LESSON = (
    "Your code does not move the model that was given. Train this very model, and take a step in each "
    "epoch."
)


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[inside]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        losses.append(loss.item())
    return losses
