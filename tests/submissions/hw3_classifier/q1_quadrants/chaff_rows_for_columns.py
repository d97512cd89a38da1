"""np.array of four columns has shape (4, n)."""
CAUGHT_BY = "test_returns_four_float32_columns"
import numpy as np


def quadrant_features(X):
    right, upper = X[:, 0] > 0, X[:, 1] > 0
    return np.array([right & upper, ~right & upper, ~right & ~upper, right & ~upper], dtype=np.float32)
