"""The outermost step, the square, is missing."""
import numpy as np

CAUGHT_BY = "test_z_at_one"
LESSON = "The outermost step is missing in your z: the square."


def z(theta):
    return 1 - np.logaddexp(0, theta)
