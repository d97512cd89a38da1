"""Gradients are never cleared."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = "Your gradients pile up: each `backward()` adds to what is there. Empty them in every epoch."
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
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
