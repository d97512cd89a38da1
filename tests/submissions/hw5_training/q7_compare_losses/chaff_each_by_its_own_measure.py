"""Every curve is measured by its own loss: kilometres against miles."""
CAUGHT_BY = "test_all_losses_begin_at_the_same_start"
LESSON = (
    "Your curves are measured by different losses, so they cannot be compared. Measure all by the mean "
    "squared error to y_true."
)
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
        for _ in range(epochs):
            loss = loss_fn(net(x), y)
            curves[name].append(loss.item())
            opt.zero_grad()
            loss.backward()
            opt.step()
    return curves
