"""A loop over the points with if and else gives the same rows."""
import numpy as np


def quadrant_features(X):
    rows = []
    for x1, x2 in X:
        row = [0, 0, 0, 0]
        if x2 > 0:
            row[0 if x1 > 0 else 1] = 1
        else:
            row[3 if x1 > 0 else 2] = 1
        rows.append(row)
    return np.array(rows, dtype=np.float32)
