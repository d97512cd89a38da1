"""The data have the dtype that the networks want."""
import copy

CAUGHT_BY = "test_the_order_makes_no_difference"
LESSON = "Your code makes float32 of the data. Leave them as they come: the network wants them so."


def compare(make_model, make_optimizers, x, y, y_true, epochs):
    x, y, y_true = x.float(), y.float(), y_true.float()
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        net = copy.deepcopy(start)
        optimizer = make(net.parameters())
        curve = []
        for _ in range(epochs):
            prediction = net(x)
            curve.append(((prediction - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
        curves[name] = curve
    return curves
