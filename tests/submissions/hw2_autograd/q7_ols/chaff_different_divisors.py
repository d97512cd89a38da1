"""np.cov divides by n - 1 and np.var by n: the slope is too large by n / (n - 1)."""
import numpy as np

CAUGHT_BY = "test_points_on_a_line"


def ols(x, y):
    if np.ptp(x) == 0:
        raise ValueError("all x are the same")
    b = np.cov(x.ravel(), y.ravel())[0, 1] / np.var(x)
    return y.mean() - b * x.mean(), b
