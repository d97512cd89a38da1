"""Target first, prediction second: the squared error does not mind, others do."""

import torch
from torch import nn

CAUGHT_BY = "test_uses_the_criterion_it_is_given"
LESSON = "Your criterion gets the target first. The order is prediction, then target."


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any():
        raise ValueError("the window holds no point")
    x, y = x[inside], y[inside]
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = criterion(y, model(x))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
