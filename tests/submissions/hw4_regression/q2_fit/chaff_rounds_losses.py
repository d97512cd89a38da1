"""Losses are rounded to four digits."""

import torch
from torch import nn

CAUGHT_BY = "test_three_steps_agree_with_the_reference"
LESSON = "Your losses are rounded. Note loss.item() as it is: small losses count, too."


def fit(model, x, y, lr, epochs):
    if model(x).shape != y.shape:
        raise ValueError
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(round(loss.item(), 4))
    return losses
