"""The sigmoid is (1 + tanh(theta / 2)) / 2, and tanh never overflows."""
import numpy as np


def dz(theta):
    return -(1 - np.logaddexp(0, theta)) * (1 + np.tanh(np.asarray(theta) / 2))
