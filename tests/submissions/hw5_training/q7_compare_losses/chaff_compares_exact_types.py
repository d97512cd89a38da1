"""Compares types, so a class that inherits is let through."""

CAUGHT_BY = "test_losses_for_distributions_are_refused"
LESSON = (
    "Your function lets a loss for distributions pass. Refuse `NLLLoss` and `KLDivLoss`, and classes that "
    "inherit from them."
)

import copy

import torch
from torch import nn


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if type(loss_fn) in (nn.NLLLoss, nn.KLDivLoss):
            raise ValueError(f"{name} is no loss for measurements")
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
        net = copy.deepcopy(start)
        optimizer = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for epoch in range(epochs):
            out = net(x)
            curves[name].append(((out.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            loss_fn(out, y).backward()
            optimizer.step()
    return curves
