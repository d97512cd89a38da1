"""x -= mean writes the deviations over the caller's positions."""
import numpy as np

CAUGHT_BY = "test_points_stay_as_they_are"
LESSON = (
    "Your code changes the arrays that it was given. `-=` and `*=` write into the array of the caller, "
    "and so does setting its shape. Make new arrays."
)


def ols(x, y):
    if np.ptp(x) == 0:
        raise ValueError("all x are the same")
    x_mean, y_mean = x.mean(), y.mean()
    x -= x_mean
    y -= y_mean
    b = (x * y).sum() / (x * x).sum()
    return y_mean - b * x_mean, b
