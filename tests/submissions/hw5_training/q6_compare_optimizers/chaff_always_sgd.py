"""All networks are trained by one kind of optimizer; only the labels in the legend differ."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = (
    "Your networks are not all trained by their own optimizer. Call the function that stands under each "
    "name."
)
import copy
import torch

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
