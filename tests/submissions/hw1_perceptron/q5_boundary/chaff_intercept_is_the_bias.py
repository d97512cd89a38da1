"""The bias is where the score starts, not where the line crosses the axis."""
import numpy as np

CAUGHT_BY = "test_points_on_the_line_score_zero"
LESSON = (
    "Your intercept is not where the line crosses the axis. Solve w1 · x + w2 · y + b = 0 for y, and "
    "divide the bias as well."
)


def boundary(w, b):
    if not np.any(w):
        raise ValueError("there is no line")
    if w[1] == 0:
        return np.inf, -b / w[0]
    return -w[0] / w[1], -b
