"""Puts the weights of the smallest loss back."""
CAUGHT_BY = "test_three_epochs_of_adam"
LESSON = (
    "Your function puts earlier weights back at the end. The weights should be those that the last step "
    "left."
)
import torch
from torch import nn


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    mask = x[:, 0].abs() <= half_width
    if not mask.any():
        raise ValueError("empty")
    best = (float('inf'), None)
    x, y = x[mask], y[mask]
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        if loss.item() < best[0]: best = (loss.item(), {k: v.clone() for k, v in model.state_dict().items()})
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    if best[1]: model.load_state_dict(best[1])
    return losses
