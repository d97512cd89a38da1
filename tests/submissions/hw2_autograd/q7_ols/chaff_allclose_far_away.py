"""np.allclose compares relative to 1 000 000, where a spread of 1 is next to nothing."""
import numpy as np

CAUGHT_BY = "test_points_far_from_zero"
LESSON = (
    "Your code refuses positions that are only close together. Refuse them only where all are exactly "
    "the same."
)


def ols(x, y):
    if np.allclose(x, x[0]): raise ValueError("x")
    m, n = x.mean(), y.mean()
    s = float(((x - m) * (y - n)).sum() / ((x - m) ** 2).sum())
    return float(n - s * m), s
