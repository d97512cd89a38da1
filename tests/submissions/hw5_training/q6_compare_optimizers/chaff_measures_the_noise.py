"""The curve holds the training loss to y instead of the error to the true curve."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = "Your curves hold the error to the noisy targets. Measure it against y_true."
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curves[name] = []
        for _ in range(epochs):
            loss = ((net(x) - y) ** 2).mean()
            curves[name].append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return curves
