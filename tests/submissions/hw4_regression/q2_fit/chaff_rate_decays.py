"""A schedule nobody asked for: the rate halves every 50 epochs."""

import torch
from torch import nn

CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training stops or slows down on its way. Each epoch should take a step with the same learning "
    "rate."
)


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=50, gamma=0.5)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
    return losses
