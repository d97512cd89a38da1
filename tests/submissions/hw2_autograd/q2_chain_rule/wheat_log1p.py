"""The naive formula, rearranged by the sign of theta."""
import numpy as np


def _softplus(theta):
    return np.maximum(theta, 0) + np.log1p(np.exp(-np.abs(theta)))


def z(theta):
    u = 1 - _softplus(theta)
    return u * u


def dz(theta):
    theta = np.asarray(theta, dtype=float)
    e = np.exp(-np.abs(theta))
    sigma = np.where(theta >= 0, 1 / (1 + e), e / (1 + e))
    return 2 * (_softplus(theta) - 1) * sigma
