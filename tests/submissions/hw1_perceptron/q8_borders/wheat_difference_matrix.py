"""All pairs at once, and then the one that was asked for."""
import numpy as np


def border(W, b, i, j):
    whole = np.vstack([W, b])
    pairs = whole[:, :, None] - whole[:, None, :]
    return pairs[:-1, i, j], pairs[-1, i, j]
