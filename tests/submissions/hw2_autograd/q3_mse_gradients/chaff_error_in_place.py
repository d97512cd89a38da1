"""error = y makes no copy: -= writes the errors over the caller's values."""
import numpy as np

CAUGHT_BY = "test_points_stay_as_they_are"
LESSON = (
    "Your code changes the arrays that it was given. `-=` and `*=` write into the array of the caller, "
    "and so does setting its shape. Make new arrays."
)


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    error = y
    error -= a + b * x
    return -2 * error.mean(), -2 * (x * error).mean()
