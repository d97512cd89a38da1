"""A plain list of indices, a while loop, and gradients set to None at both ends."""

import torch
from torch import nn


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    rows = [i for i, value in enumerate(x.reshape(-1).tolist()) if -half_width <= value <= half_width]
    if not rows:
        raise ValueError("There is nothing to learn from in this window.")
    xs, ys = x[rows].clone(), y[rows].clone()
    adam = torch.optim.Adam([{"params": list(model.parameters())}], lr=lr, foreach=False)
    losses = []
    while len(losses) < epochs:
        model.zero_grad()
        prediction = model(xs)
        loss = criterion(prediction, ys)
        losses.append(float(loss.detach()))
        loss.backward()
        adam.step()
        adam.zero_grad()
    return losses
