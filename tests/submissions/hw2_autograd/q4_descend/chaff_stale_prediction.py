"""The prediction is made once, before the loop, and never again."""
import numpy as np

CAUGHT_BY = "test_three_steps"
LESSON = "Your prediction is made once. Make it anew in each step, from the line as it is then."


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    error = y - (a + b * x)
    for _ in range(epochs):
        losses.append((error**2).mean())
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
    return a, b, losses
