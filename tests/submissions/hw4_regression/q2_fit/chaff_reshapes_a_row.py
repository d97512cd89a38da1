"""Takes a row of targets for a column."""
CAUGHT_BY = "test_refuses_targets_that_would_broadcast"
LESSON = (
    "Your function takes a row of targets for a column. Compare the whole shapes, and raise a "
    "ValueError where they differ."
)
import torch
from torch import nn


def fit(model, x, y, lr, epochs):
    if y.dim() != 2 or y.numel() != x.numel(): raise ValueError
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        y = y.reshape(-1, 1)
        pred = model(x)
        if pred.shape != y.shape: raise ValueError("shapes differ")
        loss = nn.functional.mse_loss(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
