"""Clipping theta is finite far from zero, and wrong."""
import numpy as np

CAUGHT_BY = "test_far_from_zero"
LESSON = (
    "Your code clips theta. What comes out far from zero is finite, and it is not the value that was "
    "asked for."
)


def dz(theta):
    t = np.clip(theta, -500, 500)
    return -2 * (1 - np.log1p(np.exp(t))) / (1 + np.exp(-t))
