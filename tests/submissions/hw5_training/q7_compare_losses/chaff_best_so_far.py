"""Each curve holds the smallest error so far instead of the error of its epoch."""

import copy

import torch
from torch import nn

CAUGHT_BY = "test_each_network_has_its_own_loss"
LESSON = "Your curves do not hold the error of each epoch itself. Note it as it is, also where it has grown."


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f'{name} compares distributions')
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
        net = copy.deepcopy(start)
        optimizer = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for epoch in range(epochs):
            optimizer.zero_grad()
            pred = net(x)
            curves[name].append(min(curves[name] + [nn.functional.mse_loss(pred, y_true).item()]))
            loss_fn(pred, y).backward()
            optimizer.step()
    return curves
