"""A squeeze at the end: a single point's features have shape (4,)."""
CAUGHT_BY = "test_a_linear_model_is_perfect_on_them"
LESSON = "Your features of a single point lose their row. The shape is (1, 4) then: leave out `squeeze`."
import numpy as np


def quadrant_features(X):
    right, upper = X[:, 0] > 0, X[:, 1] > 0
    return np.stack([right & upper, ~right & upper, ~right & ~upper, right & ~upper], axis=1).astype(np.float32).squeeze()
