"""As many targets as inputs, but from the start of y."""

import torch
from torch import nn

CAUGHT_BY = "test_only_points_of_the_window_count"
LESSON = "Your targets do not belong to your inputs. Choose both with the same mask."


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[: int(inside.sum())]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
