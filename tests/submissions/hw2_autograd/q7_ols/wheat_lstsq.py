"""Least squares by the library, which does not square the matrix."""
import numpy as np


def ols(x, y):
    if len(np.unique(x)) == 1:
        raise ValueError("x is constant")
    X = np.hstack([np.ones_like(x), x])
    solution, *_ = np.linalg.lstsq(X, y, rcond=None)
    return solution[0, 0], solution[1, 0]


def distance_to_ols(x, y, a, b):
    return np.linalg.norm(np.array(ols(x, y)) - np.array([a, b]))
