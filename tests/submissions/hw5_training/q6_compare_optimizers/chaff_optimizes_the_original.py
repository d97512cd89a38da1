"""The optimizer holds the parameters of the original, while the copy makes the predictions: nothing is learned."""
CAUGHT_BY = "test_three_steps_by_hand"
LESSON = (
    "Your curves stay where they begin. Clear the gradients, then backward, then step; and make each "
    "optimizer of the parameters of the copy that predicts."
)
import copy

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    start = make_model()
    curves = {}
    for name, make in make_optimizers.items():
        optimizer = make(start.parameters())
        net = copy.deepcopy(start)
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves
