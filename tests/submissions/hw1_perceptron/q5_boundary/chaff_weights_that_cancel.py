"""Weights 1 and -1 sum to 0 and still have a line."""
import numpy as np

CAUGHT_BY = "test_any_line"
LESSON = (
    "Your code refuses weights that do have a line. There is none only where both weights are exactly "
    "0."
)


def boundary(w, b):
    if np.sum(w) == 0:
        raise ValueError("there is no line")
    if w[1] == 0:
        return np.inf, -b / w[0]
    return -w[0] / w[1], -b / w[1]
