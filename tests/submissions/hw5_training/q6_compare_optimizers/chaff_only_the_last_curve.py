"""A fresh dict in every turn of the loop: only the last optimizer's curve is left."""
CAUGHT_BY = "test_one_curve_for_each_optimizer"
LESSON = "Your function returns the last curve only. Make the dict once, before the loop."
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    for name, make in make_optimizers.items():
        curves = {}
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
