"""Gives up as soon as the loss is infinite or NaN, and leaves the other losses out."""
CAUGHT_BY = "test_a_learning_rate_that_is_too_large"
LESSON = (
    "Your descent ends when the loss is no finite number any more. Take all steps that were asked for, and "
    "note a loss for each."
)
import torch


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - (a + b * x)) ** 2).mean()
        losses.append(loss.item())
        if not torch.isfinite(loss):
            break
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad = b.grad = None
    return a, b, losses
