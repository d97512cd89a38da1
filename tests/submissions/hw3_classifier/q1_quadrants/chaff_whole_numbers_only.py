"""astype(int) cuts 0.5 off to 0."""
CAUGHT_BY = "test_a_linear_model_is_perfect_on_them"
import numpy as np


def quadrant_features(X):
    X = X.astype(int)
    r, u = X[:, 0] > 0, X[:, 1] > 0
    return np.stack([r & u, ~r & u, ~r & ~u, r & ~u], axis=1).astype(np.float32)
