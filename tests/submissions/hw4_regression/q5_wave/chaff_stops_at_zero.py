"""Stops when the loss is 0."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training ends before its time. It should run as many epochs as asked for, whatever the loss "
    "is."
)
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
        if loss.item() == 0: break
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
