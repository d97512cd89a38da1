"""polyfit gives the slope first; turned round it is right."""
import numpy as np


def ols(x, y):
    if np.all(x == x[0]):
        raise ValueError("every x is the same")
    b, a = np.polyfit(x[:, 0], y[:, 0], deg=1)
    return float(a), float(b)
