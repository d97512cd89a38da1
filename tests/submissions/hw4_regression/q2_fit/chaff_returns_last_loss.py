"""Only the last loss comes back, not the history."""

import torch
from torch import nn

CAUGHT_BY = "test_returns_one_float_per_epoch"
LESSON = "Your function returns one loss. Return the list with the loss of each epoch."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses[-1] if losses else 0.0
