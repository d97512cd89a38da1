"""A loop over rows takes one single point apart into numbers."""
import numpy as np

CAUGHT_BY = "test_one_point_and_many_agree"


def predict(X, w, b):
    return np.array([np.sum(row * w) + b > 0 for row in X])
