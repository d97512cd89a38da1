"""Clips the gradient, which shows only where a gradient is large."""
CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = "Your code changes the gradients before the step. Leave them as `backward()` made them."
from torch import nn
import torch


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any(): raise ValueError
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x[inside]), y[inside])
        opt.zero_grad(); loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        losses.append(loss.item())
    return losses
