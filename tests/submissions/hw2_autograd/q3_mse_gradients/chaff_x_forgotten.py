"""The inner derivative by b is -x; here it is -1 as for a."""
import numpy as np

CAUGHT_BY = "test_derivative_by_the_slope"
LESSON = "Your gradient by the slope lacks the factor x. The inner derivative by the slope is -x."


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    error = y - a - b * x
    return -2 * error.mean(), -2 * error.mean()
