"""A sigmoid above one half is a score above 0."""
import numpy as np


def predict(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b))) > 0.5
