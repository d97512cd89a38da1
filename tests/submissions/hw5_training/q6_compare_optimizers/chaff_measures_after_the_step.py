"""The error is noted after the step, so the curves do not begin at the common start."""
CAUGHT_BY = "test_all_curves_begin_at_the_same_start"
LESSON = (
    "Your error is measured after the step. Measure it before, so that all curves begin at the common "
    "start."
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
            optimizer.zero_grad()
            ((net(x) - y) ** 2).mean().backward()
            optimizer.step()
            curves[name].append(((net(x).detach() - y_true) ** 2).mean().item())
    return curves
