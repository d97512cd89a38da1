"""A tolerance: a point next to an axis counts as on it."""
CAUGHT_BY = "test_a_linear_model_is_perfect_on_them"
LESSON = "Your code takes numbers close to 0 for 0. Compare with 0 itself, without a tolerance."
import numpy as np


def quadrant_features(X):
    r, u = (X[:, 0] > 0) & ~np.isclose(X[:, 0], 0), (X[:, 1] > 0) & ~np.isclose(X[:, 1], 0)
    return np.stack([r & u, ~r & u, ~r & ~u, r & ~u], axis=1).astype(np.float32)
