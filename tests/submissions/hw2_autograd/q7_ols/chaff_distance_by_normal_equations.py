"""The distance solves the normal equations once more, which lose digits far from zero."""

import numpy as np

CAUGHT_BY = "test_points_far_from_zero"
LESSON = (
    "Your distance is measured from a line that is not the best one where x lies far from zero. Squaring "
    "such x loses digits: take the line of `ols`."
)


def distance_to_ols(x, y, a, b):
    X = np.hstack([np.ones_like(x), x])
    best_a, best_b = np.linalg.solve(X.T @ X, X.T @ y).ravel()
    return float(np.hypot(a - best_a, b - best_b))
