"""Through two points of the line."""
import numpy as np


def boundary(w, b):
    if not np.any(w):
        raise ValueError("no line: both weights are zero")
    if w[1] == 0:
        return np.inf, -b / w[0]
    at_0 = -b / w[1]
    at_1 = -(w[0] + b) / w[1]
    return at_1 - at_0, at_0
