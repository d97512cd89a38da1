"""Compares the text of the loss, so that one with other settings is accepted."""

import copy

import torch
from torch import nn

CAUGHT_BY = "test_losses_for_distributions_are_refused"


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if str(loss_fn) in ("NLLLoss()", "KLDivLoss()"):
            raise ValueError(f"{name} compares distributions")
    start, curves = make_model(), {}
    for name, loss_fn in losses.items():
        net = copy.deepcopy(start)
        optimizer = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for _ in range(epochs):
            optimizer.zero_grad()
            pred = net(x)
            curves[name].append(nn.functional.mse_loss(pred, y_true).item())
            loss_fn(pred, y).backward()
            optimizer.step()
    return curves
