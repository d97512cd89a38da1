"""Stops where the error is 0, though not yet where the training wants to go."""

CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = (
    "Your training ends before its time. Take one step in each epoch, as many as asked for, "
    "whatever the error is."
)

import copy

import torch
from torch import nn


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{name} is no loss for measurements")
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
        net = copy.deepcopy(start)
        optimizer = torch.optim.SGD(net.parameters(), lr=lr)
        curve = curves[name] = []
        for epoch in range(epochs):
            out = net(x)
            error = ((out.detach() - y_true) ** 2).mean().item()
            curve.append(error)
            if error == 0:
                curve += [error] * (epochs - len(curve))
                break
            optimizer.zero_grad()
            loss_fn(out, y).backward()
            optimizer.step()
    return curves
