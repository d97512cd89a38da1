"""A start that requires gradients already is taken as it is, and moved."""
import torch

CAUGHT_BY = "test_start_may_require_gradients"


def autograd_descent(x, y, a, b, lr, epochs):
    if not a.requires_grad:
        a = a.clone().requires_grad_()
    if not b.requires_grad:
        b = b.clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad = b.grad = None
    return a, b, losses
