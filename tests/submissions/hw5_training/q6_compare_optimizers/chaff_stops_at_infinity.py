"""Ends a curve before its first infinite error."""

CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = (
    "Your training ends before its time. Take one step in each epoch, as many as asked for, "
    "whatever the error is."
)

import copy
import math


def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curve = curves[name] = []
        for epoch in range(epochs):
            out = net(x)
            error = ((out.detach() - y_true) ** 2).mean().item()
            if not math.isfinite(error):
                break
            curve.append(error)
            optimizer.zero_grad()
            ((out - y) ** 2).mean().backward()
            optimizer.step()
    return curves
