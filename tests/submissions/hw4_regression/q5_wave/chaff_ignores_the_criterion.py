"""The criterion that is handed in is ignored."""

import torch
from torch import nn

CAUGHT_BY = "test_uses_the_criterion_it_is_given"
LESSON = "Your function does not use the criterion that it was given. Call `criterion(prediction, target)`."


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[inside]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
