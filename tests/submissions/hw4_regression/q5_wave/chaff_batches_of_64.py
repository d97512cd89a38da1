"""Steps in batches of 64: the whole window as long as it has 61 points."""
CAUGHT_BY = "test_three_adam_steps_agree_with_the_reference"
LESSON = (
    "Your training does not take all points of the window in each step. Each epoch is one step with all "
    "of them."
)
from torch import nn
import torch


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any(): raise ValueError
    x, y = x[inside], y[inside]
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, yb in zip(x.split(64), y.split(64)):
            loss = criterion(model(xb), yb)
            opt.zero_grad(); loss.backward(); opt.step()
            total += loss.item() * len(xb)
        losses.append(total / len(x))
    return losses
