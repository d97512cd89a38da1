"""A dictionary from (right, upper) to the column."""
import numpy as np


def quadrant_features(X):
    codes = {(True, True): 0, (False, True): 1, (False, False): 2, (True, False): 3}
    return np.array([[float(codes[bool(a > 0), bool(b > 0)] == j) for j in range(4)] for a, b in X], dtype=np.float32)
