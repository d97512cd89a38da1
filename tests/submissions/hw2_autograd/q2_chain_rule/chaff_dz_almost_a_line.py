"""Beyond 10 the sigmoid is almost 1, but almost is 4e-5 off."""

import numpy as np

CAUGHT_BY = "test_dz_agrees_with_autograd"
LESSON = (
    "Your derivative takes another formula where theta is large. It is close, but not the same. Use one "
    "formula that holds everywhere."
)


def dz(theta):
    theta = np.asarray(theta, dtype=float)
    sigmoid = np.where(theta > 10, 1.0, 1 / (1 + np.exp(-theta)))
    return -2 * (1 - np.logaddexp(0, theta)) * sigmoid
