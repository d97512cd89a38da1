"""Refuses a loss when its turn comes, after others were trained."""

import copy

import torch
from torch import nn

CAUGHT_BY = "test_losses_for_distributions_are_refused"
LESSON = "Your code trains before it refuses. Look at all losses first."


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
        net = copy.deepcopy(start)
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(name)
        optimizer = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for epoch in range(epochs):
            optimizer.zero_grad()
            pred = net(x)
            curves[name].append(nn.functional.mse_loss(pred, y_true).item())
            loss_fn(pred, y).backward()
            optimizer.step()
    return curves
