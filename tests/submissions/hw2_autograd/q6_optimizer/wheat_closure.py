"""Zeroing, loss and backward in a closure that step() calls, as PyTorch's optimizers allow."""
import torch


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b = (start.detach().clone().requires_grad_() for start in (a, b))
    optimizer = make_optimizer([a, b])

    def closure():
        optimizer.zero_grad()
        loss = ((y - a - b * x) ** 2).mean()
        loss.backward()
        return loss

    return a, b, [optimizer.step(closure).item() for _ in range(epochs)]
