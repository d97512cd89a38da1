"""The loop calls one loss from an earlier cell and never the one of its column, as in course text 003."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = (
    "Your networks are not trained by their own losses. Call the loss of this turn of the loop, not one "
    "from elsewhere."
)
import copy
import torch
from torch import nn

loss_func = nn.MSELoss()

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{name} is for distributions")
    start = make_model()
    curves = {}
    for name, lf in losses.items():
        net = copy.deepcopy(start)
        opt = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            opt.zero_grad()
            loss_func(prediction, y).backward()
            opt.step()
    return curves
