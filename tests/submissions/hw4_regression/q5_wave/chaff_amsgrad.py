"""The AMSGrad variant, which is not PyTorch's default."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = "Your Adam has settings of its own. Hand over the parameters and the learning rate only."
import torch
from torch import nn


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    mask = x[:, 0].abs() <= half_width
    if not mask.any():
        raise ValueError("empty")
    x, y = x[mask], y[mask]
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr, amsgrad=True), []
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
