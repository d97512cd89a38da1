"""Kept as tensors, the losses hold every epoch's graph in memory."""

import torch
from torch import nn

CAUGHT_BY = "test_returns_one_float_per_epoch"
LESSON = (
    "Your list holds tensors, and each keeps the graph of its epoch. Put plain numbers into it: "
    "`loss.item()`."
)


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
        losses.append(loss)
    return losses
