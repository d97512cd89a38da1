"""Correlation times sy over sx: a level line has no correlation, but a slope of 0."""
import numpy as np

CAUGHT_BY = "test_noisy_points"
LESSON = "Your code divides by the spread of y. A level line has none, and its slope is 0."


def ols(x, y):
    if np.ptp(x) == 0:
        raise ValueError("all x are the same")
    b = np.corrcoef(x.ravel(), y.ravel())[0, 1] * y.std() / x.std()
    return y.mean() - b * x.mean(), b
