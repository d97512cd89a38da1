"""A steep line has a slope; only w2 = 0 makes it vertical."""
import numpy as np

CAUGHT_BY = "test_any_line"
LESSON = (
    "Your code calls a steep line vertical. Only a second weight of exactly 0 makes it so. Compare with "
    "0 without a tolerance."
)


def boundary(w, b):
    if not np.any(w):
        raise ValueError("there is no line")
    if abs(w[1]) < 0.01:
        return np.inf, -b / w[0]
    return -w[0] / w[1], -b / w[1]
