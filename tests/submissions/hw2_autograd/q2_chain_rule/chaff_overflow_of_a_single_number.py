"""math.exp raises an OverflowError for a single large number; arrays are right."""

import math
import numpy as np

CAUGHT_BY = "test_far_from_zero"
LESSON = (
    "Your code is not right for single numbers far from zero. math.exp refuses large numbers, where "
    "np.logaddexp is right for numbers and arrays alike."
)


def z(theta):
    if np.ndim(theta) == 0:
        return (1 - math.log1p(math.exp(theta))) ** 2
    return (1 - np.logaddexp(0, theta)) ** 2
