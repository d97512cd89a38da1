"""KLDivLoss slips through."""
CAUGHT_BY = "test_losses_for_distributions_are_refused"
LESSON = (
    "Your function lets a loss for distributions pass. Refuse `NLLLoss` and `KLDivLoss`, and classes that "
    "inherit from them."
)
import copy
import torch
from torch import nn

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, nn.NLLLoss):
            raise ValueError(f"{name} is for class labels")
    start = make_model()
    curves = {}
    for name, loss_fn in losses.items():
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
