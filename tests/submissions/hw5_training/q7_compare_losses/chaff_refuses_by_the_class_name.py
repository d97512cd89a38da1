"""Compares names of classes: a loss whose class inherits from NLLLoss is accepted."""

import copy

import torch
from torch import nn

CAUGHT_BY = "test_losses_for_distributions_are_refused"


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if type(loss_fn).__name__ in ('NLLLoss', 'KLDivLoss'):
            raise ValueError(f'{name} compares')
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
        net = copy.deepcopy(start)
        optimizer = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for epoch in range(epochs):
            optimizer.zero_grad()
            pred = net(x)
            curves[name].append(nn.functional.mse_loss(pred, y_true).item())
            loss_fn(pred, y).backward()
            optimizer.step()
    return curves
