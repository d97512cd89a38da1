"""Lines are remembered by their weights, and the bias is forgotten."""

import math

CAUGHT_BY = "test_points_on_the_line_score_zero"
LESSON = (
    "Your line does not follow the bias: for the same weights you give the same line again. The intercept "
    "is -b / w2."
)


_lines = {}


def boundary(w, b):
    if not w.any():
        raise ValueError("both weights are 0")
    if tuple(w) not in _lines:
        _lines[tuple(w)] = (math.inf, -b / w[0]) if w[1] == 0 else (-w[0] / w[1], -b / w[1])
    return _lines[tuple(w)]
