"""nets = [n, n, n]: one network takes a step from each optimizer in turn, as in course text 003."""
CAUGHT_BY = "test_all_curves_begin_at_the_same_start"
LESSON = "Your optimizers all move the same network. Give each one a copy of its own."

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    net = make_model()
    optimizers = {name: make(net.parameters()) for name, make in make_optimizers.items()}
    curves = {name: [] for name in make_optimizers}
    for _ in range(epochs):
        for name, optimizer in optimizers.items():
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
