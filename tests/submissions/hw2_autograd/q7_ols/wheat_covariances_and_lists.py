"""Covariance over variance, both with the same divisor, and plain Python for the distance."""
import math
import numpy as np


def ols(x, y):
    if x.max() == x.min():
        raise ValueError("all x are equal")
    table = np.cov(x.ravel(), y.ravel())
    b = table[0, 1] / table[0, 0]
    return [y.mean() - b * x.mean(), b]


def distance_to_ols(x, y, a, b):
    best_a, best_b = ols(x, y)
    return math.sqrt((a - best_a) ** 2 + (b - best_b) ** 2)
