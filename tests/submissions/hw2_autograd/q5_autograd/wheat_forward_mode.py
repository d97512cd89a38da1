"""Autograd forwards: jacfwd carries the derivatives along with the values and never goes back."""
import torch


def autograd_descent(x, y, a, b, lr, epochs):
    def loss(a, b):
        return ((y - a - b * x) ** 2).mean()

    a, b, losses = a.detach(), b.detach(), []
    for _ in range(epochs):
        losses.append(loss(a, b).item())
        a_slope, b_slope = torch.func.jacfwd(loss, argnums=(0, 1))(a, b)
        a, b = a - lr * a_slope, b - lr * b_slope
    return a, b, losses
