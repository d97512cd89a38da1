"""Stops when the loss is NaN or infinite."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training ends before its time. It should run as many epochs as asked for, whatever the loss "
    "is."
)
import torch
from torch import nn


def fit(model, x, y, lr, epochs):
    optimizer, losses = torch.optim.SGD(model.parameters(), lr=lr), []
    for _ in range(epochs):
        pred = model(x)
        if pred.shape != y.shape:
            raise ValueError("shapes differ")
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(pred, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if not loss.isfinite():
            break
    return losses
