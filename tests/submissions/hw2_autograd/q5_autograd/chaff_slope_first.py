"""The results come in the order of the docstring: intercept, slope, losses."""
import torch

CAUGHT_BY = "test_one_step_by_hand"
LESSON = "Your function returns the slope first. The order is a, b, losses."


def autograd_descent(x, y, a, b, lr, epochs):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        a.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
    return b, a, losses
