"""A difference quotient is close to the derivative, and not the derivative."""
import numpy as np

CAUGHT_BY = "test_dz_at_one"
LESSON = (
    "Your derivative has only some right digits. A difference quotient has no more, and float32 has no "
    "more. Work it out with the chain rule, in float64."
)


def dz(theta):
    h = 1e-4
    f = lambda t: (1 - np.logaddexp(0, t)) ** 2
    return (f(theta + h) - f(theta)) / h
