"""The chain stops at the logarithm: the derivative of what is inside is missing."""
import numpy as np

CAUGHT_BY = "test_dz_at_one"
LESSON = (
    "The last factor of your chain is missing or wrong. Multiply by the derivative of what is inside: e "
    "to theta, divided by 1 plus that."
)


def dz(theta):
    s = np.logaddexp(0, theta)
    return -2 * (1 - s) / (1 + np.exp(theta))
