"""The mean squared error is a mean, and so are its derivatives."""
import numpy as np

CAUGHT_BY = "test_derivative_by_the_intercept"
LESSON = "Your gradients are sums over the points. The loss is a mean, so divide by the number of points."


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    error = y - a - b * x
    return -2 * error.sum(), -2 * (x * error).sum()
