"""A vertical line has w2 = 0: dividing by it gives infinities or an error."""
import numpy as np

CAUGHT_BY = "test_a_vertical_line_stands_somewhere"
LESSON = (
    "Your code divides by the second weight even where it is 0. Then the line is vertical: its slope is "
    "infinite, and you return the place where it stands."
)


def boundary(w, b):
    if not np.any(w):
        raise ValueError("there is no line")
    return -w[0] / w[1], -b / w[1]
