"""Without any weights, nan goes on quietly to the next plot."""
import numpy as np

CAUGHT_BY = "test_no_line_is_refused"
LESSON = "Your code returns a line although both weights are 0. There is none then: raise a ValueError."


def boundary(w, b):
    if w[0] == 0 and w[1] == 0:
        return np.nan, np.nan
    if w[1] == 0:
        return np.inf, -b / w[0]
    return -w[0] / w[1], -b / w[1]
