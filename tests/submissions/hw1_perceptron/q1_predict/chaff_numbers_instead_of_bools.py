"""0.0 and 1.0 are numbers, not answers: comparing gives the bools already."""
import numpy as np

CAUGHT_BY = "test_returns_one_bool_per_point"
LESSON = "Your code gives numbers. The answers should be bools, and `score > 0` gives them already."


def predict(X, w, b):
    return np.where(X @ w + b > 0, 1.0, 0.0)
