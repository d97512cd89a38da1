"""The angle in quarters of a turn: the right and the lower half of the axes go to the wrong neighbour."""
CAUGHT_BY = "test_zero_counts_as_left_and_as_lower"
LESSON = (
    "Your code puts some points on the axes into the wrong quadrant. A coordinate of 0 counts as left "
    "and as lower, on every part of the axes."
)
import numpy as np


def quadrant_features(X):
    k = (np.floor(np.arctan2(X[:, 1], X[:, 0]) / (np.pi / 2)).astype(int)) % 4
    return np.eye(4, dtype=np.float32)[k]
