"""One network is trained with all losses in turn, as in course text 003."""
CAUGHT_BY = "test_all_losses_begin_at_the_same_start"
LESSON = "Your losses all train the same network. Give each one a copy of its own."
import torch
from torch import nn

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{name} is for distributions")
    net = make_model()
    nets = [net for _ in losses]
    optimizers = [torch.optim.SGD(n.parameters(), lr=lr) for n in nets]
    curves = {name: [] for name in losses}
    for _ in range(epochs):
        for (name, loss_fn), n, opt in zip(losses.items(), nets, optimizers):
            prediction = n(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            opt.zero_grad()
            loss_fn(prediction, y).backward()
            opt.step()
    return curves
