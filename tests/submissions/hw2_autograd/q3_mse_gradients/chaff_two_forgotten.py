"""The square's factor 2 is missing."""
import numpy as np

CAUGHT_BY = "test_derivative_by_the_intercept"
LESSON = "Your gradients are half of what they should be. The derivative of a square has the factor 2."


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    error = y - a - b * x
    return -error.mean(), -(x * error).mean()
