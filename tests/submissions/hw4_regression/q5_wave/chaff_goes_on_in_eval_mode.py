"""model.eval() after the first epoch, and never back."""
CAUGHT_BY = "test_trains_in_training_mode_and_leaves_the_data"
LESSON = "Your model is trained in eval mode after a look at it. Call `model.train()` before each step."
import torch
from torch import nn


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
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
        model.eval()
    return losses
