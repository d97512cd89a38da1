"""Refuses a window with a single point, too."""
CAUGHT_BY = "test_uses_exactly_the_points_of_the_window"
LESSON = "Your function refuses a window that holds a point. Only an empty one should be refused."
import torch
from torch import nn


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    mask = x[:, 0].abs() <= half_width
    if mask.sum() <= 1:
        raise ValueError("not enough points in the window")
    x, y = x[mask], y[mask]
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
