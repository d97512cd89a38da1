"""The loss is measured after the step instead of before it."""

import torch
from torch import nn

CAUGHT_BY = "test_the_first_loss_is_the_untouched_models"
LESSON = "Your losses are one step late. Each should be that of the model before its step."


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
        optimizer.step()
        losses.append(criterion(model(x), y).item())
    return losses
