"""np.vectorize takes its dtype from the first answer, here a whole 0."""

import math
import numpy as np

CAUGHT_BY = "test_far_from_zero"
LESSON = (
    "Your derivatives lose their digits after the point where the first one is a whole number. "
    "np.vectorize takes the type of all from the first: return 0.0, or say otypes=[float]."
)


def _derivative(t):
    if t < -700:
        return 0
    softplus = t if t > 700 else math.log1p(math.exp(t))
    return -2 * (1 - softplus) / (1 + math.exp(-t))


def dz(theta):
    return np.vectorize(_derivative)(theta)
