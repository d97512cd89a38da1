"""The quadrants are counted with the clock."""
CAUGHT_BY = "test_each_quadrant_has_its_column"
LESSON = "Your columns stand in another order than asked for. The quadrants are counted against the clock."
import numpy as np


def quadrant_features(X):
    right, upper = X[:, 0] > 0, X[:, 1] > 0
    return np.stack([right & upper, right & ~upper, ~right & ~upper, ~right & upper], axis=1).astype(np.float32)
