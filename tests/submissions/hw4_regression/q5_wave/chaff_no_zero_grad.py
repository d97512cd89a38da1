"""Without zero_grad the gradients of all epochs add up."""

import torch
from torch import nn

CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = "Your gradients pile up: each `backward()` adds to what is there. Empty them in every epoch."


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[inside]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
