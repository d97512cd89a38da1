"""The curves hold tensors instead of numbers."""
CAUGHT_BY = "test_one_curve_for_each_optimizer"
LESSON = "Your curves hold tensors. Put plain numbers into them: `.item()`."
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
            curves[name].append(((prediction - y_true) ** 2).mean())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
