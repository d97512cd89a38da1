"""Gives zeros a home by writing -1 into the caller's points."""
CAUGHT_BY = "test_zero_counts_as_left_and_as_lower"
LESSON = "Your code writes into the points that it was given. Make a new array instead."
import numpy as np


def quadrant_features(X):
    X[X == 0] = -1
    right, upper = X[:, 0] > 0, X[:, 1] > 0
    return np.stack([right & upper, ~right & upper, ~right & ~upper, right & ~upper], axis=1).astype(np.float32)
