"""Worked out at theta = 1 and written down with e in place of e^theta."""
import numpy as np

CAUGHT_BY = "test_both_at_zero_and_one"
LESSON = "Your derivative is right at 1 only. Write e to the power of theta, so that it follows theta."


def dz(theta):
    return -2 * (1 - np.logaddexp(0, theta)) * np.e / (1 + np.e)
