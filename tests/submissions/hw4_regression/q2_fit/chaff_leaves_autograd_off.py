"""Looks at the shapes with autograd off, and switches it on again only where they agree."""

import torch
from torch import nn

CAUGHT_BY = "test_refuses_targets_that_would_broadcast"
LESSON = (
    "Your function leaves gradient recording switched off where it refuses targets. Use `with "
    "torch.no_grad():`, which sets it back in any case."
)


def fit(model, x, y, lr, epochs):
    torch.set_grad_enabled(False)
    if model(x).shape != y.shape:
        raise ValueError
    torch.set_grad_enabled(True)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
