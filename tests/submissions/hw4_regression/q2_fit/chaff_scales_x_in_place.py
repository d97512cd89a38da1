"""Writes into the caller's x."""
CAUGHT_BY = "test_trains_in_training_mode_and_leaves_the_data"
LESSON = "Your code writes into the data that it was given. Make new tensors."
import torch
from torch import nn


def fit(model, x, y, lr, epochs):
    x /= 5; x *= 5.000001
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
    return losses
