"""PoissonNLLLoss is refused, too, which is no NLLLoss."""

CAUGHT_BY = "test_all_are_measured_by_the_true_error"
LESSON = (
    "Your function refuses a loss because of a part of its name. Ask with `isinstance`: "
    "PoissonNLLLoss is no NLLLoss."
)

import copy

import torch
from torch import nn


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        is_heir = isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss))
        if is_heir or "NLL" in type(loss_fn).__name__:
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
