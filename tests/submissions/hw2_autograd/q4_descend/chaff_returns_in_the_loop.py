"""One indentation too many: the loop ends after its first round."""
import numpy as np

CAUGHT_BY = "test_returns_intercept_slope_and_losses"
LESSON = (
    "Your list has one loss only. Look whether the `return` stands inside the loop, or whether the list "
    "is made anew in each round."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    if epochs == 0:
        return a, b, losses
    for _ in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
        return a, b, losses
