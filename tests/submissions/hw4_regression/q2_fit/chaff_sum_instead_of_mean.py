"""The sum over all points makes steps n times as long."""

import torch
from torch import nn

CAUGHT_BY = "test_three_steps_agree_with_the_reference"
LESSON = "Your loss is a sum over the points. It should be the mean."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y, reduction="sum")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
