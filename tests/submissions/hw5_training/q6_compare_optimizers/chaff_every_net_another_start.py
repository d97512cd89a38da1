"""A new network for each optimizer, but each with other random weights: luck is compared too."""
CAUGHT_BY = "test_all_curves_begin_at_the_same_start"
LESSON = "Your networks do not start alike. Make one, and give each optimizer a copy of it."

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    curves = {}
    for name, make in make_optimizers.items():
        net = make_model()
        optimizer = make(net.parameters())
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
