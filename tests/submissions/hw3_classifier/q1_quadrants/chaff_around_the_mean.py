"""The data are centred first, so the quadrants are those around the mean."""
CAUGHT_BY = "test_a_linear_model_is_perfect_on_them"
LESSON = (
    "Your quadrants are not those around the point (0, 0). Compare the coordinates with 0 as they are, "
    "and do not move the points first."
)
import numpy as np


def quadrant_features(X):
    X = X - X.mean(axis=0)
    right, upper = X[:, 0] > 0, X[:, 1] > 0
    return np.stack([right & upper, ~right & upper, ~right & ~upper, right & ~upper], axis=1).astype(np.float32)
