"""The minus of the inner derivative is missing: this gradient points downhill."""
import numpy as np

CAUGHT_BY = "test_derivative_by_the_intercept"
LESSON = (
    "Your gradient by the intercept has lost its minus. The error is y minus the line, so its inner "
    "derivative is -1."
)


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    error = y - a - b * x
    return 2 * error.mean(), 2 * (x * error).mean()
