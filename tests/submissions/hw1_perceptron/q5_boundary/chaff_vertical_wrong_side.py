"""The place of a vertical line has lost its minus."""
import numpy as np

CAUGHT_BY = "test_a_vertical_line_stands_somewhere"
LESSON = "Your vertical line stands on the wrong side of 0. Solve w1 · x + b = 0 for x, and mind the minus."


def boundary(w, b):
    if not np.any(w):
        raise ValueError("there is no line")
    if w[1] == 0:
        return np.inf, b / w[0]
    return -w[0] / w[1], -b / w[1]
