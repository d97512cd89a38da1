"""A gradient is what it is, however large."""
import copy

import torch

CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = "Your code shortens large gradients. Take each step with the whole gradient, also where the error rises."


def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curve = []
        for _ in range(epochs):
            prediction = net(x)
            curve.append(((prediction - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1000.0)
            optimizer.step()
        curves[name] = curve
    return curves
