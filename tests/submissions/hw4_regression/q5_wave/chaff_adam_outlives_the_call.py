"""The optimizer of a model is remembered: a second training goes on with Adam's averages of the first."""

import torch
from torch import nn

CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your code keeps the optimizer for the next call. Make a new one in every call: a second training of "
    "the same model starts without a memory."
)
OPTIMIZERS = {}


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[inside]
    optimizer = OPTIMIZERS.setdefault(model, torch.optim.Adam(model.parameters(), lr=lr))
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
