"""A scheduler lowers the rate when the loss gets no better."""

import torch
from torch import nn

CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your learning rate falls when the loss gets no better for a while. It stays the same in every epoch."
)


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError
    x_in, y_in = x[inside], y[inside]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x_in), y_in)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        scheduler.step(loss.item())
    return losses
