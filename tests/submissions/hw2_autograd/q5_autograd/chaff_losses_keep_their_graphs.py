"""The list holds loss tensors, and each holds the graph of its epoch."""
import torch

CAUGHT_BY = "test_losses_of_two_epochs"
LESSON = (
    "Your list holds tensors, and each keeps the graph of its epoch. Put plain numbers into it: "
    "`loss.item()`."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss)
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
