"""A table of known names instead of the losses given: Huber gets another delta, and strangers the MSE."""
CAUGHT_BY = "test_each_network_has_its_own_loss"
LESSON = "Your code uses losses of its own. Call the very loss that was given."
import copy
import torch
from torch import nn

KNOWN = {"MSE": nn.MSELoss(), "L1": nn.L1Loss(), "Huber": nn.HuberLoss()}

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{name} is for distributions")
    start = make_model()
    curves = {}
    for name in losses:
        loss_fn = KNOWN.get(name, nn.MSELoss())
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
