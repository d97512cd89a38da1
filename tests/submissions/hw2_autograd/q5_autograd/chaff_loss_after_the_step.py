"""The loss is measured after the step, so the first one is missing."""
import torch

CAUGHT_BY = "test_losses_of_two_epochs"
LESSON = (
    "Your loss is measured after the step. It should be that of the line before the step, so that the "
    "first one is that of the start."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
            losses.append(((y - a - b * x) ** 2).mean().item())
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
