"""A single point gets an array with one bool instead of a bool."""
import numpy as np

CAUGHT_BY = "test_one_point_and_many_agree"
LESSON = (
    "For a single point your code gives an array that holds one bool. It should give the bool itself, "
    "with shape (). Do not turn X into two dimensions first."
)


def predict(X, w, b):
    return np.atleast_2d(X) @ w + b > 0
