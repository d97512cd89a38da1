"""Clips gradients that are longer than 100."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = "Your code changes the gradients before the step. Leave them as `backward()` made them."
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
        nn.utils.clip_grad_norm_(model.parameters(), 100.0)
        optimizer.step()
        losses.append(loss.item())
    return losses
