"""Derivatives beyond 100 are cut to 100, so that a descent that walks away walks away slowly."""
CAUGHT_BY = "test_a_learning_rate_that_is_too_large"
LESSON = (
    "Your code cuts large derivatives down to a limit. Step by the derivative as it is, however large it "
    "grows."
)
import numpy as np


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - (a + b * x)
        losses.append(float((error**2).mean()))
        a_slope, b_slope = np.clip([-2 * error.mean(), -2 * (x * error).mean()], -100, 100)
        a, b = a - lr * a_slope, b - lr * b_slope
    return np.array(a), np.array(b), losses
