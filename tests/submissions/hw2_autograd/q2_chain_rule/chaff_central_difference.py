"""A central difference has ten right digits at best, the formula all of them."""
import numpy as np

CAUGHT_BY = "test_dz_at_one"
LESSON = (
    "Your derivative has only some right digits. A difference quotient has no more, and float32 has no "
    "more. Work it out with the chain rule, in float64."
)


def dz(theta):
    h = 1e-6
    f = lambda t: (1 - np.logaddexp(0, t)) ** 2
    return (f(theta + h) - f(theta - h)) / (2 * h)
