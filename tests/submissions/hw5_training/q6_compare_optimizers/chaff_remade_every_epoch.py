"""The optimizer is made anew in each epoch: momentum and Adam forget everything."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = (
    "Your optimizer is made anew in each epoch, and a new one has no memory. Make it once for each "
    "network."
)
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        curves[name] = []
        for _ in range(epochs):
            optimizer = make(net.parameters())
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
