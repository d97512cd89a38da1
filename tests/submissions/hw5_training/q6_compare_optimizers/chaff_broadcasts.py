"""A flattened prediction against a column: (n,) minus (n, 1) is (n, n)."""
CAUGHT_BY = "test_the_error_is_measured_against_the_true_curve"
LESSON = (
    "Your error compares shapes that differ, and they broadcast to a table. Do not flatten one of the "
    "two alone."
)
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x).squeeze()
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
