"""Trains on the noiseless curve, which nobody has in real life."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = "Your networks learn from the true curve. Train on y, and measure against y_true."
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curves[name] = []
        for _ in range(epochs):
            loss = ((net(x) - y_true) ** 2).mean()
            curves[name].append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return curves
