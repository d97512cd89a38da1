"""It stops when the loss hardly changes, although it was asked for so many steps."""
import torch

CAUGHT_BY = "test_two_hundred_steps"
LESSON = (
    "Your loop ends before its time, when the loss hardly changes. It should take as many steps as were "
    "asked for."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        if len(losses) > 5 and abs(losses[-2] - losses[-1]) < 1e-3:
            break
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
