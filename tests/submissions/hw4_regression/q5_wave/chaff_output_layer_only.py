"""Only the last layer's parameters reach the optimizer."""

import torch
from torch import nn

CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = "Your optimizer does not have all parameters. Hand over `model.parameters()`."


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[inside]
    optimizer = torch.optim.Adam(list(model.parameters())[-2:], lr=lr)
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
