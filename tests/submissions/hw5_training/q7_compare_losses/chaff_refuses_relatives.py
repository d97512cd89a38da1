"""NLLLoss has relatives that are fit for measurements."""
import copy

import torch
from torch import nn

CAUGHT_BY = "test_all_are_measured_by_the_true_error"
LESSON = "Your function refuses losses that are fit. Refuse `NLLLoss` and `KLDivLoss`, with heirs, and no other."


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss in losses.items():
        if isinstance(loss, (nn.NLLLoss, nn.KLDivLoss, nn.modules.loss._WeightedLoss)):
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
            optimizer.step()
        curves[name] = curve
    return curves
