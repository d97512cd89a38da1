"""It stops when the loss hardly changes, although it was asked for so many steps."""
import numpy as np

CAUGHT_BY = "test_two_hundred_steps"
LESSON = (
    "Your loop ends before its time, when the loss hardly changes. It should take as many steps as were "
    "asked for."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        if len(losses) > 5 and abs(losses[-2] - losses[-1]) < 1e-3:
            break
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
    return a, b, losses
