"""Ends when the loss has not moved for fifty epochs."""

import torch
from torch import nn

CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training ends early when the loss stays as it is. All epochs are trained, whatever the loss does."
)


def fit(model, x, y, lr, epochs):
    if model(x).shape != y.shape:
        raise ValueError
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if len(losses) > 50 and abs(losses[-50] - losses[-1]) < 1e-9:
            break
    return losses
