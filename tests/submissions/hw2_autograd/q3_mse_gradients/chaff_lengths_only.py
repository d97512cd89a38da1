"""The same length and number of dimensions are not yet the same shape."""
import numpy as np

CAUGHT_BY = "test_different_shapes_are_refused"
LESSON = (
    "Your code accepts shapes that differ. Compare the whole shapes, not a part of them, and raise a "
    "ValueError."
)


def mse_gradients(a, b, x, y):
    if x.ndim != y.ndim or len(x) != len(y):
        raise ValueError("x and y must have the same shape")
    error = y - a - b * x
    return -2 * error.mean(), -2 * (x * error).mean()
