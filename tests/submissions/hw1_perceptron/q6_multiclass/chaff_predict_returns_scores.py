"""The largest score itself instead of the class that has it."""
import numpy as np

CAUGHT_BY = "test_predict_gives_a_label_per_point"
LESSON = "Your prediction returns the largest score. It should return which class has it: argmax, not max."


def multiclass_predict(X, W, b):
    return np.max(X @ W + b, axis=1)
