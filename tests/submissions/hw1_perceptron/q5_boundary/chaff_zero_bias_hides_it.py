"""With all at 0, the bias too, every point has score 0: that is no line either."""
import numpy as np

CAUGHT_BY = "test_no_line_without_a_bias_either"
LESSON = (
    "Your code accepts weights of 0 where the bias is 0, too. There is no line then either: raise a "
    "ValueError."
)


def boundary(w, b):
    if not w.any() and b != 0: raise ValueError("x")
    if w[1] == 0: return np.inf, -b / w[0] if w[0] else 0.0
    return -w[0] / w[1], -b / w[1]
