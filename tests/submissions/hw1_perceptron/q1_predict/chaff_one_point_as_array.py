"""A single point gets an array with one bool instead of a bool."""
import numpy as np

CAUGHT_BY = "test_one_point_and_many_agree"


def predict(X, w, b):
    return np.atleast_2d(X) @ w + b > 0
