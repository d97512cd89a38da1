"""Functions made in a loop all see the loop's last loss."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = (
    "Your networks are not trained by their own losses. Call the loss of this turn of the loop, not one "
    "from elsewhere."
)
import copy
import torch
from torch import nn

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{name} is for distributions")
    closures = {}
    for name, loss_fn in losses.items():
        closures[name] = lambda prediction: loss_fn(prediction, y)
    start = make_model()
    curves = {}
    for name, closure in closures.items():
        net = copy.deepcopy(start)
        opt = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            opt.zero_grad()
            closure(prediction).backward()
            opt.step()
    return curves
