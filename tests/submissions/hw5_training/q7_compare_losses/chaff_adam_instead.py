"""Adam instead of SGD hides the size of each loss's gradient."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = "Your optimizer is not plain SGD. Use `torch.optim.SGD` with lr."
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
        opt = torch.optim.Adam(net.parameters(), lr=lr)
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            opt.zero_grad()
            loss_fn(prediction, y).backward()
            opt.step()
    return curves
