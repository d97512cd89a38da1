"""A default rate of 0.01."""
CAUGHT_BY = "test_learns_the_wave"
LESSON = (
    "Your default learning rate is not that of the text. Leave the first line of the function as it "
    "was."
)
import torch
from torch import nn


def fit_wave(model, x, y, half_width=3.0, lr=0.01, epochs=1500, criterion=nn.functional.mse_loss):
    mask = x[:, 0].abs() <= half_width
    if not mask.any():
        raise ValueError("empty")
    x, y = x[mask], y[mask]
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
