"""The learning rate of the notebook instead of lr."""

import copy

import torch
from torch import nn

CAUGHT_BY = "test_three_steps_by_hand"
LESSON = "Your code has a learning rate of its own. Use the one that was given."


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for n, l in losses.items():
        if isinstance(l, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{n} is for distributions")
    s, out = make_model(), {}
    for n, l in losses.items():
        net = copy.deepcopy(s)
        o = torch.optim.SGD(net.parameters(), lr=0.1)
        out[n] = []
        for _ in range(epochs):
            p = net(x)
            out[n].append(((p - y_true) ** 2).mean().item())
            o.zero_grad()
            l(p, y).backward()
            o.step()
    return out
