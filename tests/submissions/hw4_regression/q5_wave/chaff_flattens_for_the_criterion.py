"""The criterion is given flat tensors."""

import torch
from torch import nn

CAUGHT_BY = "test_uses_the_criterion_it_is_given"
LESSON = (
    "Your code flattens prediction and target before the criterion sees them. Hand both over with the shape "
    "(n, 1) that they have."
)


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError
    x_in, y_in = x[inside], y[inside]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x_in).flatten(), y_in.flatten())
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
