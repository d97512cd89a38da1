"""1 / (1 + exp(-theta)) overflows at -1000 and is still right: one divided by infinity is 0."""
import numpy as np


def dz(theta):
    return -2 * (1 - np.logaddexp(0, theta)) / (1 + np.exp(-theta))
