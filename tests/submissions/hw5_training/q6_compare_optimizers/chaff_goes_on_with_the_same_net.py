"""The second optimizer starts where the first one stopped."""
CAUGHT_BY = "test_all_curves_begin_at_the_same_start"
LESSON = (
    "Your second network goes on where the first one ended. Copy the start before any training: "
    "`copy.deepcopy`."
)

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    net = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        optimizer = make(net.parameters())
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
