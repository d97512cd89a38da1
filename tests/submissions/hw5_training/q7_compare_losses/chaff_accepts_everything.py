"""KL divergence on measurements trains without an error, towards minus infinity; NLL ends in PyTorch's own RuntimeError."""
CAUGHT_BY = "test_an_nll_loss_is_refused"
LESSON = (
    "Your code goes on to train with a loss for distributions. Raise a ValueError for it before anything is "
    "trained."
)
import copy
import torch

def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
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
