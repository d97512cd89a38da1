"""The pseudoinverse of centred positions."""
import numpy as np


def ols(x, y):
    if (x == x[0]).all(): raise ValueError("x")
    m = x.mean(); X = np.hstack([np.ones_like(x), x - m])
    p, q = (np.linalg.pinv(X) @ y).ravel()
    return p - q * m, q
