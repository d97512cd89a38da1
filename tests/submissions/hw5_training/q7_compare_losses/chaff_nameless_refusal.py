"""The error does not say which of the losses is meant."""
CAUGHT_BY = "test_an_nll_loss_is_refused"
LESSON = "Your error does not name the entry. Say which of the losses is meant."
import copy
import torch
from torch import nn

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    if any(isinstance(loss, (nn.NLLLoss, nn.KLDivLoss)) for loss in losses.values()):
        raise ValueError("bad loss")
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
