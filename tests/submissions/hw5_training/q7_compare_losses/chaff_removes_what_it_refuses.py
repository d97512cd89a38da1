"""Takes the unsuitable loss out of the caller's dict before it refuses."""

CAUGHT_BY = "test_losses_for_distributions_are_refused"
LESSON = (
    "Your function changes the caller's dict of losses before it refuses one. Leave the dict as "
    "it is."
)

import copy

import torch
from torch import nn


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in list(losses.items()):
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            losses.pop(name)
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
