"""A loop over rows takes one single point apart into numbers."""
import numpy as np

CAUGHT_BY = "test_one_point_and_many_agree"
LESSON = (
    "Your code takes a single point apart and answers for each of its numbers. A single point of shape "
    "(d,) should give one bool. `X @ w` works for one point and for many."
)


def predict(X, w, b):
    return np.array([np.sum(row * w) + b > 0 for row in X])
