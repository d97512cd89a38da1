"""The weight vector's own direction is perpendicular to the line, not along it."""
import numpy as np

CAUGHT_BY = "test_points_on_the_line_score_zero"
LESSON = (
    "Your slope follows the weights themselves, and those stand at a right angle to the line. The slope "
    "is minus w1 divided by w2."
)


def boundary(w, b):
    if not np.any(w):
        raise ValueError("there is no line")
    if w[0] == 0:
        return np.inf, -b / w[1]
    return w[1] / w[0], -b / w[1]
