"""In-place steps are fine on copies of one's own."""
import numpy as np


def gradient_descent(x, y, a, b, lr, epochs):
    a, b = a.copy(), b.copy()
    losses = []
    for epoch in range(epochs):
        y_hat = a + b * x
        error = y - y_hat
        losses += [(error**2).mean()]
        grad_a = -2 * error.mean()
        grad_b = -2 * (x * error).mean()
        a -= lr * grad_a
        b -= lr * grad_b
    return a, b, losses
