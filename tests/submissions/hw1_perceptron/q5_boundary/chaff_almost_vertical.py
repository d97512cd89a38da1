"""A small second weight is not 0: the line is steep and not vertical."""
import numpy as np

CAUGHT_BY = "test_any_line"
LESSON = (
    "Your code calls a steep line vertical. Only a second weight of exactly 0 makes it so. Compare with "
    "0 without a tolerance."
)


def boundary(w, b):
    if not w.any(): raise ValueError("x")
    if abs(w[1]) < 1e-12: return np.inf, -b / w[0]
    return -w[0] / w[1], -b / w[1]
