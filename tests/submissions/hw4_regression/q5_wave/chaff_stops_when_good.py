"""Stops as soon as the loss is small: fewer losses than epochs."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your training ends before its time. It should run as many epochs as asked for, whatever the loss "
    "is."
)
from torch import nn
import torch


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    inside = x[:, 0].abs() <= half_width
    if not inside.any(): raise ValueError
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = criterion(model(x[inside]), y[inside])
        opt.zero_grad(); loss.backward(); opt.step()
        losses.append(loss.item())
        if losses[-1] < 0.015: break
    return losses
