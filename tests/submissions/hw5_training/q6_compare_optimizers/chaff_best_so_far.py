"""Each curve holds the smallest error so far instead of the error of its epoch."""

import copy

CAUGHT_BY = "test_each_optimizer_trains_its_own_network"
LESSON = "Your curves do not hold the error of each epoch itself. Note it as it is, also where it has grown."


def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curve = []
        for epoch in range(epochs):
            out = net(x)
            curve.append(min([((out.detach() - y_true) ** 2).mean().item()] + curve))
            optimizer.zero_grad()
            ((out - y) ** 2).mean().backward()
            optimizer.step()
        curves[name] = curve
    return curves
