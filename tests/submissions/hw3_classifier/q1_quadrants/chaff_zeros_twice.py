"""With >= and <= everywhere a point on an axis lies in two quadrants, the origin in four."""
CAUGHT_BY = "test_the_example_has_a_zero_in_it"
LESSON = (
    "A point on an axis gets more than one quadrant in your code. A coordinate of 0 counts as left and "
    "as lower only."
)
import numpy as np


def quadrant_features(X):
    quad1 = (X[:, 0] >= 0) & (X[:, 1] >= 0)
    quad2 = (X[:, 0] <= 0) & (X[:, 1] >= 0)
    quad3 = (X[:, 0] <= 0) & (X[:, 1] <= 0)
    quad4 = (X[:, 0] >= 0) & (X[:, 1] <= 0)
    return np.column_stack([quad1, quad2, quad3, quad4]).astype(np.float32)
