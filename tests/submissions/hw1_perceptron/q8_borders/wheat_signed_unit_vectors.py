"""The difference as a product with +1 and -1."""
import numpy as np


def border(W, b, i, j):
    pick = np.zeros(W.shape[1])
    pick[i], pick[j] = 1, -1
    return [W @ pick, b @ pick]
