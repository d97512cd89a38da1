"""A network is more than its parameters: buffers are part of the start."""
import torch

CAUGHT_BY = "test_the_order_makes_no_difference"
LESSON = "Your copies share the parameters of the start and not its buffers. Copy all of it: `copy.deepcopy(start)`."


def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = make_model()
        with torch.no_grad():
            for own, first in zip(net.parameters(), start.parameters()):
                own.copy_(first)
        optimizer = make(net.parameters())
        curve = []
        for _ in range(epochs):
            prediction = net(x)
            curve.append(((prediction - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
        curves[name] = curve
    return curves
