"""A gradient is what it is, however large."""
import torch

CAUGHT_BY = "test_a_learning_rate_that_is_too_large"
LESSON = "Your code shortens large gradients. Take each step with the whole gradient."


def autograd_descent(x, y, a, b, lr, epochs):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        a.grad = b.grad = None
        loss.backward()
        torch.nn.utils.clip_grad_norm_([a, b], 100.0)
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
    return a, b, losses
