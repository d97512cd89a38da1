"""(n, 1) minus (n,) is (n, n), and only a warning says so."""

import torch
from torch import nn

CAUGHT_BY = "test_refuses_flat_targets"
LESSON = (
    "Your function takes targets of another shape than the predictions. They broadcast to a table, and "
    "its mean means nothing. Raise a ValueError instead."
)


def fit(model, x, y, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        prediction = model(x)
        loss = nn.functional.mse_loss(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
