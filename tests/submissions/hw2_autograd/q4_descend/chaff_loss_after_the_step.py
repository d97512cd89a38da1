"""The loss is measured after the step, so the first one is missing."""
import numpy as np

CAUGHT_BY = "test_loss_before_the_step"
LESSON = (
    "Your loss is measured after the step. It should be that of the line before the step, so that the "
    "first one is that of the start."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
        losses.append(((y - a - b * x) ** 2).mean())
    return a, b, losses
