"""A loop over the points is slower and just as right."""
import numpy as np


def predict(X, w, b):
    X = np.asarray(X)
    if X.ndim == 1:
        return bool(sum(xj * wj for xj, wj in zip(X, w)) + b > 0)
    fires = []
    for x in X:
        score = b
        for xj, wj in zip(x, w):
            score = score + xj * wj
        fires.append(score > 0)
    return np.array(fires, dtype=bool)
