"""Watches the gradient by a hook on the caller's own tensor, where it stays."""
CAUGHT_BY = "test_start_may_require_gradients"
LESSON = (
    "Your code leaves a hook on a tensor of the caller. Make a tensor of your own first, by "
    "a.detach().clone(), and put the hook on that one."
)
import torch


def autograd_descent(x, y, a, b, lr, epochs):
    if a.requires_grad:
        a.register_hook(print)
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - (a + b * x)) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad = b.grad = None
    return a, b, losses
