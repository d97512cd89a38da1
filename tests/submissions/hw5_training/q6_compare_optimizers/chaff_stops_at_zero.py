"""Stops where the error is 0, though not yet where the training wants to go."""

CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = (
    "Your training ends before its time. Take one step in each epoch, as many as asked for, "
    "whatever the error is."
)

import copy


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
            curve.append(error)
            if error == 0:
                curve += [error] * (epochs - len(curve))
                break
            optimizer.zero_grad()
            ((out - y) ** 2).mean().backward()
            optimizer.step()
    return curves
