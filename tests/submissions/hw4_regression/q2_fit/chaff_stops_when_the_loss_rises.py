"""Stops as soon as the loss rises."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training ends before its time. It should run as many epochs as asked for, whatever the loss "
    "is."
)
import torch
from torch import nn


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        pred = model(x)
        if pred.shape != y.shape: raise ValueError("shapes differ")
        loss = nn.functional.mse_loss(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if len(losses) > 1 and losses[-1] > losses[-2]: break
    return losses
