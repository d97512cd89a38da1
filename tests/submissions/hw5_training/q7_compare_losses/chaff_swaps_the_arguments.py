"""loss(y, prediction): the same for MSE and L1, another for a loss with two different sides."""

import copy

import torch
from torch import nn

CAUGHT_BY = "test_each_network_has_its_own_loss"
LESSON = "Your loss gets the target first. The order is prediction, then target."


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for n, l in losses.items():
        if isinstance(l, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{n} is for distributions")
    s, out = make_model(), {}
    for n, l in losses.items():
        net = copy.deepcopy(s)
        o = torch.optim.SGD(net.parameters(), lr=lr)
        out[n] = []
        for _ in range(epochs):
            p = net(x)
            out[n].append(((p - y_true) ** 2).mean().item())
            o.zero_grad()
            l(y, p).backward()
            o.step()
    return out
