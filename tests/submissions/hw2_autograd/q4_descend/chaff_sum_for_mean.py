"""Derivatives of the sum: the steps grow with the number of points."""
import numpy as np

CAUGHT_BY = "test_one_step_moves_the_intercept"
LESSON = (
    "Your step is too long: it grows with the number of points. The loss is a mean, so divide its "
    "gradient by the number of points."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        a, b = a + 2 * lr * error.sum(), b + 2 * lr * (x * error).sum()
    return a, b, losses
