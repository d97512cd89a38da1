"""Zero counts as right and upper: every point has a home, but not the one that the labels use."""
CAUGHT_BY = "test_the_example_has_a_zero_in_it"
LESSON = "Your code puts a 0 on the wrong side. A coordinate of 0 counts as left and as lower."
import numpy as np


def quadrant_features(X):
    right = X[:, 0] >= 0
    upper = X[:, 1] >= 0
    return np.stack([right & upper, ~right & upper, ~right & ~upper, right & ~upper], axis=1).astype(np.float32)
