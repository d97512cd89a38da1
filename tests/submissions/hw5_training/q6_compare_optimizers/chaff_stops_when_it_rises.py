"""Stops when the error rises and repeats the last number."""

import copy

CAUGHT_BY = "test_each_optimizer_trains_its_own_network"
LESSON = (
    "Your training ends before its time, where the error grows. Train in each epoch, and note what "
    "comes out."
)


def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curve = []
        for epoch in range(epochs):
            out = net(x)
            curve.append(((out.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((out - y) ** 2).mean().backward()
            optimizer.step()
            if len(curve) > 1 and curve[-1] > curve[-2]:
                curve += [curve[-1]] * (epochs - len(curve))
                break
        curves[name] = curve
    return curves
