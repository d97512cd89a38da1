"""The formula as it stands on paper: infinity divided by infinity far from zero."""
import numpy as np

CAUGHT_BY = "test_far_from_zero"
LESSON = (
    "Your formula gets too large for a float far from zero. Use a form that never does: e to the power "
    "of a negative number is small."
)


def z(theta):
    return (1 - np.log(1 + np.exp(theta))) ** 2


def dz(theta):
    return -2 * (1 - np.log(1 + np.exp(theta))) * np.exp(theta) / (1.0 + np.exp(theta))
