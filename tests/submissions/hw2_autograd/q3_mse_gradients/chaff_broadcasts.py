"""A column against a row makes an n by n table, and its mean looks like a number."""
import numpy as np

CAUGHT_BY = "test_different_shapes_are_refused"


def mse_gradients(a, b, x, y):
    error = y - (a + b * x)
    return -2 * error.mean(), -2 * (x * error).mean()
