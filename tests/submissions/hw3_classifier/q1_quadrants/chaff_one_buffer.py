"""The rows are written into one buffer, which the next call of that size fills again."""

import numpy as np

CAUGHT_BY = "test_a_linear_model_is_perfect_on_them"
LESSON = (
    "Your function gives the same array out again for another set of points, so the first features "
    "change. Make a new array in each call."
)


_rows = {}


def quadrant_features(X):
    rows = _rows.setdefault(len(X), np.zeros((len(X), 4), dtype=np.float32))
    right, upper = X[:, 0] > 0, X[:, 1] > 0
    rows[:] = np.stack([right & upper, ~right & upper, ~right & ~upper, right & ~upper], axis=1)
    return rows
