"""The loss is a sum, so every gradient is n times too long."""
import torch

CAUGHT_BY = "test_one_step_by_hand"
LESSON = "Your step is too long: it grows with the number of points. The loss is a mean, not a sum."


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).sum()
        losses.append(loss.item() / len(x))
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
