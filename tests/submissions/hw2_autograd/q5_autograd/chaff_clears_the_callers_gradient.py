"""Empties the gradient of the caller's own tensors before it makes copies of them."""
CAUGHT_BY = "test_start_may_require_gradients"
LESSON = (
    "Your code empties the gradient of the caller's tensor. A clone starts without one, so there is nothing "
    "to empty: leave the caller's tensor alone."
)
import torch


def autograd_descent(x, y, a, b, lr, epochs):
    a.grad = None
    b.grad = None
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
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
