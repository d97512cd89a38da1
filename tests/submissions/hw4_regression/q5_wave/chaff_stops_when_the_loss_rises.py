"""Stops when the loss has risen twice."""
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
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if len(losses) > 2 and losses[-1] > losses[-2] > losses[-3]: break
    return losses
