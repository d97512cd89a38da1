"""float32 weights, and nothing is computed for points that are right."""
import numpy as np


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w = np.zeros(X.shape[1], dtype=np.float32)
    b = 0.0
    changes = []
    for epoch in range(1, max_epochs + 1):
        total = 0.0
        for x, target in zip(X.astype(np.float32), np.asarray(y).astype(bool)):
            fires = bool(np.dot(w, x) + b > 0)
            if fires == target:
                continue
            sign = 1 if target else -1
            w += np.float32(sign / epoch) * x
            b += sign / epoch
            total += float(np.sum(np.abs(x))) / epoch
        changes.append(total)
        if total < tol:
            return w, b, changes
    return w, b, changes
