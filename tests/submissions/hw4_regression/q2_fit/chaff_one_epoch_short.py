"""range(1, epochs) is one epoch short."""

import torch
from torch import nn

CAUGHT_BY = "test_returns_one_float_per_epoch"
LESSON = "Your loop runs one epoch too few. `range(epochs)` has as many as asked for."


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(1, epochs):
        prediction = model(x)
        if prediction.shape != y.shape:
            raise ValueError("the shapes of prediction and target differ")
        loss = nn.functional.mse_loss(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
