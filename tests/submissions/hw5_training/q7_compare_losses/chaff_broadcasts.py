"""The loss compares a flat prediction with a column: MSE, L1 and Huber only warn, and broadcast to (n, n)."""
CAUGHT_BY = "test_each_network_has_its_own_loss"
LESSON = (
    "Your loss compares shapes that differ, and they broadcast to a table. Do not flatten one of the "
    "two alone."
)
import copy
import warnings
import torch
from torch import nn

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    warnings.filterwarnings("ignore", message="Using a target size")
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
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            opt.zero_grad()
            loss_fn(prediction.squeeze(), y).backward()
            opt.step()
    return curves
