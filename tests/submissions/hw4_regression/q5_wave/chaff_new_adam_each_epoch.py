"""Adam made anew in each epoch forgets its averages."""

import torch
from torch import nn

CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = (
    "Your code makes a new optimizer in every epoch, and a new one has no memory. Make it once, before "
    "the loop."
)


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[inside]
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x), y)
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
