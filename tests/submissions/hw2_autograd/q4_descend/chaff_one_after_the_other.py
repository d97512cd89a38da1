"""The slope is stepped with an error in which the intercept has moved already."""
import numpy as np

CAUGHT_BY = "test_one_step_moves_the_slope"
LESSON = (
    "Your slope moves after the intercept has moved already. Work out both gradients first, and move "
    "both then."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        losses.append(((y - a - b * x) ** 2).mean())
        a = a + 2 * lr * (y - a - b * x).mean()
        b = b + 2 * lr * (x * (y - a - b * x)).mean()
    return a, b, losses
