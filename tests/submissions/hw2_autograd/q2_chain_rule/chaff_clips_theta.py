"""Clipping theta is finite far from zero, and wrong."""
import numpy as np

CAUGHT_BY = "test_far_from_zero"


def dz(theta):
    t = np.clip(theta, -500, 500)
    return -2 * (1 - np.log1p(np.exp(t))) / (1 + np.exp(-t))
