"""The line through the first and the last point is right only if all points lie on it."""
import numpy as np

CAUGHT_BY = "test_points_off_the_line"
LESSON = "Your line goes through two of the points only. The best line takes all of them into account."


def ols(x, y):
    if np.ptp(x) == 0:
        raise ValueError("all x are the same")
    x, y = x.ravel(), y.ravel()
    b = (y[-1] - y[0]) / (x[-1] - x[0])
    return y[0] - b * x[0], b
