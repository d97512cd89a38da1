"""Trains with the sum of squared errors: the steps are n times too long."""
CAUGHT_BY = "test_each_optimizer_trains_its_own_network"
LESSON = "Your training uses a sum of squares. It should be the mean."
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).sum().backward()
            optimizer.step()
    return curves
