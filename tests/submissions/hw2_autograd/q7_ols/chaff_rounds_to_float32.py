"""Calculated in double precision and handed back in single."""
import numpy as np

CAUGHT_BY = "test_noisy_points"
LESSON = "Your line has lost digits. Keep it in float64 to the end."


def ols(x, y):
    if np.ptp(x) == 0: raise ValueError("x")
    m, n = x.mean(), y.mean()
    s = float(((x - m) * (y - n)).sum() / ((x - m) ** 2).sum())
    return float(np.float32(n - s * m)), float(np.float32(s))
