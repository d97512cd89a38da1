"""A schedule nobody asked for: the rate halves every 40 epochs."""

import torch
from torch import nn

CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = "Your learning rate changes on the way. It should stay as it was given, in all epochs."


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[inside]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=40, gamma=0.5)
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
    return losses
