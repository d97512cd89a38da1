"""Divides by 2, the number of points in the example, and not by n."""
import numpy as np

CAUGHT_BY = "test_gradients_agree_with_autograd"
LESSON = "Your gradients divide by the number of points in the example. Divide by the number that there are."


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    error = y - a - b * x
    return -error.sum(), -(x * error).sum()
