"""Only right when the second weight is positive."""
import numpy as np

CAUGHT_BY = "test_any_line"
LESSON = (
    "Your slope has the wrong sign for some weights. It is minus the first weight divided by the "
    "second, whatever their signs are."
)


def boundary(w, b):
    if not np.any(w):
        raise ValueError("there is no line")
    if w[1] == 0:
        return np.inf, -b / w[0]
    w1, w2 = (w[0], w[1]) if w[1] < 0 and w[0] == 1.0 else (w[0], abs(w[1]))
    return -w1 / w2, -b / w2
