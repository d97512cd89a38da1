"""X^T X of points far from zero has lost the digits that matter."""
import numpy as np

CAUGHT_BY = "test_points_far_from_zero"
LESSON = (
    "Your slope loses its digits where x is far from zero. Subtract the mean of x first, and square "
    "then."
)


def ols(x, y):
    if np.ptp(x) == 0:
        raise ValueError("all x are the same")
    X = np.hstack([np.ones_like(x), x])
    a, b = np.linalg.solve(X.T @ X, X.T @ y).ravel()
    return a, b
