"""astype(int) cuts 0.5 off to 0."""
CAUGHT_BY = "test_a_linear_model_is_perfect_on_them"
LESSON = (
    "Your code cuts the coordinates down to whole numbers. Half a unit to the right of an axis is still "
    "to the right: compare them as they are."
)
import numpy as np


def quadrant_features(X):
    X = X.astype(int)
    r, u = X[:, 0] > 0, X[:, 1] > 0
    return np.stack([r & u, ~r & u, ~r & ~u, r & ~u], axis=1).astype(np.float32)
