"""A race is run to its end, also by those who lose."""
import copy

CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = "Your training stops where the error is large. Take one step in each epoch, as many as asked for."


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
            if curve[-1] > 1e6:
                curve += [curve[-1]] * (epochs - len(curve))
                break
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
        curves[name] = curve
    return curves
