"""The derivative of 1 - s by s is -1, and it got lost."""
import numpy as np

CAUGHT_BY = "test_dz_at_one"
LESSON = "Your derivative has the wrong sign. Somewhere inside is a minus whose derivative is -1."


def dz(theta):
    s = np.logaddexp(0, theta)
    return 2 * (1 - s) * np.exp(theta - s)
