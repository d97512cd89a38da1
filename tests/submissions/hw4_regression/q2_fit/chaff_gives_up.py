"""Stops for good the first time that the loss rises a little."""

import torch
from torch import nn

CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training stops or slows down on its way. Each epoch should take a step with the same learning "
    "rate."
)


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        losses.append(loss.item())
        if len(losses) > 5 and losses[-1] > 0.9 * losses[-6]:
            losses += [loss.item()] * (epochs - len(losses))
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses
