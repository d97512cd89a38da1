"""Unsuitable losses are skipped with a printed line: the caller's dict is missing an entry."""
CAUGHT_BY = "test_an_nll_loss_is_refused"
LESSON = "Your code passes over losses that do not fit. Raise a ValueError that names the entry."
import copy
import torch
from torch import nn

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            print("cannot use", name)
            continue
        net = copy.deepcopy(start)
        opt = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            opt.zero_grad()
            loss_fn(prediction, y).backward()
            opt.step()
    return curves
