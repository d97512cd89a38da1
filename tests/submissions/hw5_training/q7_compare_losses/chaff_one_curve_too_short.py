"""The first error is left out, so each curve is one epoch too short."""
CAUGHT_BY = "test_one_curve_for_each_loss"
LESSON = "Your curves are one number too short. Each epoch gives one, and the first is that of the start."
import copy
import torch
from torch import nn

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{name} is for distributions")
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
        net = copy.deepcopy(start)
        opt = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for epoch in range(1, epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            opt.zero_grad()
            loss_fn(prediction, y).backward()
            opt.step()
    return curves
