"""One optimizer for each model: a second call has the rate of the first."""

import torch
from torch import nn

CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your code keeps its optimizer for a second call on the same model, which then has the rate of the "
    "first. Make a new one in each call."
)


def fit(model, x, y, lr, epochs):
    if model(x).shape != y.shape:
        raise ValueError
    optimizer = vars(model).setdefault("optimizer", torch.optim.SGD(model.parameters(), lr=lr))
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
