"""The mean of a product is not the product of the means."""
import numpy as np

CAUGHT_BY = "test_derivative_by_the_slope"
LESSON = (
    "Your gradient by the slope multiplies two means. Multiply error and x point by point first, and "
    "take the mean then."
)


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    error = y - a - b * x
    return -2 * error.mean(), -2 * x.mean() * error.mean()
