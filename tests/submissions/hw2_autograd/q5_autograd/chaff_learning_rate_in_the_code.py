"""The learning rate of the notebook stands in the code, and the argument is ignored."""
import torch

CAUGHT_BY = "test_one_step_by_hand"
LESSON = (
    "Your step is not as long as asked for. It is the learning rate that was given times the gradient "
    "of the mean squared error. Use no number of your own, and keep nothing from an earlier call."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a -= 0.1 * a.grad
            b -= 0.1 * b.grad
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
