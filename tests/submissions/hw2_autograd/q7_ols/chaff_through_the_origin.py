"""Without a column of ones the line goes through the origin."""
import numpy as np

CAUGHT_BY = "test_points_on_a_line"


def ols(x, y):
    if np.ptp(x) == 0:
        raise ValueError("all x are the same")
    b = (x * y).sum() / (x * x).sum()
    return 0.0, b
