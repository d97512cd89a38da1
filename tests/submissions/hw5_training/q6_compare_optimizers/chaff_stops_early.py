"""Stops when the error rises once, and fills the curve up with the last value."""
CAUGHT_BY = "test_every_epoch_is_trained"
LESSON = (
    "Your training ends before its time, where the error grows. Train in each epoch, and note what "
    "comes out."
)
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curves[name] = []
        for epoch in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            if epoch >= 10:
                continue
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
