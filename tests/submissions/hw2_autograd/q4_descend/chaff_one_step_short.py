"""Counting from 1 leaves one step out."""
import numpy as np

CAUGHT_BY = "test_returns_intercept_slope_and_losses"
LESSON = "Your loop takes one step too few. `range(n)` has n rounds, and `range(1, n)` has one less."


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(1, epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
    return a, b, losses
