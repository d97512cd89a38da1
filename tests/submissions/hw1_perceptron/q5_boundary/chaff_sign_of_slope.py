"""The slope has lost its minus."""
import numpy as np

CAUGHT_BY = "test_points_on_the_line_score_zero"
LESSON = (
    "Your slope has lost its minus. Solve w1 · x + w2 · y + b = 0 for y: the slope is minus w1 divided "
    "by w2."
)


def boundary(w, b):
    if not np.any(w):
        raise ValueError("there is no line")
    if w[1] == 0:
        return np.inf, -b / w[0]
    return w[0] / w[1], -b / w[1]
