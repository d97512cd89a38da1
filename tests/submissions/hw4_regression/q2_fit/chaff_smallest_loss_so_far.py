"""Returns the smallest loss so far instead of each epoch's own."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your list does not hold the loss of each epoch itself. Note the loss as it is, also where it has "
    "grown."
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
    losses = [min(losses[:i + 1]) for i in range(len(losses))]
    return losses
