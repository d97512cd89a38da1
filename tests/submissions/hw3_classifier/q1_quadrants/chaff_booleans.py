"""The columns stay boolean."""
CAUGHT_BY = "test_returns_four_float32_columns"
LESSON = "Your columns are booleans. Turn them into float32."
import numpy as np


def quadrant_features(X):
    right, upper = X[:, 0] > 0, X[:, 1] > 0
    return np.stack([right & upper, ~right & upper, ~right & ~upper, right & ~upper], axis=1)
