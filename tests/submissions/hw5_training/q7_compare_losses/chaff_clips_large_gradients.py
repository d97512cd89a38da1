"""A gradient is what it is, however large."""
import copy

import torch
from torch import nn

CAUGHT_BY = "test_each_network_has_its_own_loss"
LESSON = "Your code shortens large gradients. Take each step with the whole gradient, also where the error rises."


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss in losses.items():
        if isinstance(loss, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{name} compares distributions, not measurements")
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
        net = copy.deepcopy(start)
        optimizer = torch.optim.SGD(net.parameters(), lr=lr)
        curve = []
        for _ in range(epochs):
            prediction = net(x)
            curve.append(((prediction - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            loss_fn(prediction, y).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1000.0)
            optimizer.step()
        curves[name] = curve
    return curves
