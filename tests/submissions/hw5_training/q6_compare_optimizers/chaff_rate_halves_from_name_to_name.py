"""A schedule that is not reset: every further optimizer gets a smaller learning rate, after its third step."""
CAUGHT_BY = "test_the_order_makes_no_difference"
LESSON = (
    "Your optimizers do not all get the setting that was given. What one did should not change the next "
    "one."
)
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    factor = 1.0
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curves[name] = []
        for epoch in range(epochs):
            if epoch == 3:
                factor *= 0.5
                optimizer.param_groups[0]["lr"] *= factor
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
