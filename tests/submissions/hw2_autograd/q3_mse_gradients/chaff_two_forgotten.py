"""The square's factor 2 is missing."""
import numpy as np

CAUGHT_BY = "test_derivative_by_the_intercept"


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    error = y - a - b * x
    return -error.mean(), -(x * error).mean()
