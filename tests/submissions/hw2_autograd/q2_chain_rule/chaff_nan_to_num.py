"""0 in place of nan is a number, and not the derivative."""
import numpy as np

CAUGHT_BY = "test_far_from_zero"
LESSON = (
    "Your code replaces NaN or infinity by a number. That is not the value that was asked for. Use a "
    "form that never gets too large."
)


def dz(theta):
    with np.errstate(all="ignore"):
        e = np.exp(theta)
        return np.nan_to_num(-2 * (1 - np.log(1 + e)) * e / (1 + e))
