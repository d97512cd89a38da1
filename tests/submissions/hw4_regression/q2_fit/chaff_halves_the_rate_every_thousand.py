"""Halves the learning rate every 1000 epochs."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training stops or slows down on its way. Each epoch should take a step with the same learning "
    "rate."
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
        if len(losses) % 1000 == 0:
            lr /= 2
            optimizer.param_groups[0]["lr"] = lr
    return losses
