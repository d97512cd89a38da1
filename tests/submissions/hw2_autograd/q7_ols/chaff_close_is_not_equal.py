"""Positions close together are not the same position."""
import numpy as np

CAUGHT_BY = "test_noisy_points"
LESSON = (
    "Your code refuses positions that are only close together. Refuse them only where all are exactly "
    "the same."
)


def ols(x, y):
    if np.isclose(x.var(), 0):
        raise ValueError("all x are the same")
    dx, dy = x - x.mean(), y - y.mean()
    b = (dx * dy).sum() / (dx**2).sum()
    return y.mean() - b * x.mean(), b
