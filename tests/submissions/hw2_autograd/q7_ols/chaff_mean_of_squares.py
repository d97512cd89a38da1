"""Mean of squares minus square of mean: a small difference of two huge numbers."""
import numpy as np

CAUGHT_BY = "test_points_far_from_zero"
LESSON = (
    "Your slope loses its digits where x is far from zero. Subtract the mean of x first, and square "
    "then."
)


def ols(x, y):
    if np.ptp(x) == 0:
        raise ValueError("all x are the same")
    b = ((x * y).mean() - x.mean() * y.mean()) / ((x**2).mean() - x.mean() ** 2)
    return y.mean() - b * x.mean(), b
