"""Equal weights are not both 0: their line falls at 45 degrees."""
import numpy as np

CAUGHT_BY = "test_any_line"
LESSON = (
    "Your code refuses weights that do have a line. There is none only where both weights are exactly "
    "0."
)


def boundary(w, b):
    if w[0] == w[1]:
        raise ValueError("there is no line")
    if w[1] == 0:
        return np.inf, -b / w[0]
    return -w[0] / w[1], -b / w[1]
