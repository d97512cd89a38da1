"""Some positions may be the same, as long as not all are."""
import numpy as np

CAUGHT_BY = "test_points_off_the_line"
LESSON = (
    "Your code refuses points because two of them share a position. Only where all x are the same there "
    "is no best line."
)


def ols(x, y):
    if len(np.unique(x)) < len(x):
        raise ValueError("all x are the same")
    dx, dy = x - x.mean(), y - y.mean()
    b = (dx * dy).sum() / (dx**2).sum()
    return y.mean() - b * x.mean(), b
