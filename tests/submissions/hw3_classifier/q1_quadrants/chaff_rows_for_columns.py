"""np.array of four columns has shape (4, n)."""
CAUGHT_BY = "test_returns_four_float32_columns"
LESSON = "Your features are transposed. There should be a row for each point and a column for each quadrant."
import numpy as np


def quadrant_features(X):
    right, upper = X[:, 0] > 0, X[:, 1] > 0
    return np.array([right & upper, ~right & upper, ~right & ~upper, right & ~upper], dtype=np.float32)
