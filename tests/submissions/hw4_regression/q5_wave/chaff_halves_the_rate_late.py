"""Halves the rate every 1000 epochs."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = "Your learning rate changes on the way. It should stay as it was given, in all epochs."
import torch
from torch import nn


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    mask = x[:, 0].abs() <= half_width
    if not mask.any():
        raise ValueError("empty")
    x, y = x[mask], y[mask]
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if epoch % 1000 == 999: optimizer.param_groups[0]['lr'] /= 2
    return losses
