"""The largest score itself instead of the class that has it."""
import numpy as np

CAUGHT_BY = "test_predict_gives_a_label_per_point"


def multiclass_predict(X, W, b):
    return np.max(X @ W + b, axis=1)
