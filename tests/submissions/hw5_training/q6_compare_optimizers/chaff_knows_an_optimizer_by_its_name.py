"""What is called RMSprop gets the settings of the lecture."""

CAUGHT_BY = "test_each_optimizer_trains_its_own_network"
LESSON = (
    "Your function makes an optimizer by its name. The function in the dict makes it, whatever "
    "the name is."
)

import copy

import torch


def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make_optimizer in make_optimizers.items():
        net = copy.deepcopy(start)
        if name == "RMSprop":
            optimizer = torch.optim.RMSprop(net.parameters(), lr=0.1, alpha=0.9)
        else:
            optimizer = make_optimizer(net.parameters())
        curves[name] = []
        for epoch in range(epochs):
            out = net(x)
            curves[name].append(((out.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((out - y) ** 2).mean().backward()
            optimizer.step()
    return curves
