"""NumPy scalars, and the case without a line left to a ValueError of its own kind."""
import numpy as np


class NoLineError(ValueError):
    pass


def boundary(w, b):
    w1, w2 = np.float64(w[0]), np.float64(w[1])
    if abs(w1) + abs(w2) == 0:
        raise NoLineError("w is zero")
    with np.errstate(divide="ignore"):
        slope = np.abs(w1 / w2) if w2 == 0 else -w1 / w2
    return [slope, -b / (w2 if w2 != 0 else w1)]
