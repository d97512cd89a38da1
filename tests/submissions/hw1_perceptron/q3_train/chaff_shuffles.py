"""The points are shown in another order than promised."""
import numpy as np

CAUGHT_BY = "test_one_epoch_point_by_point"


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    rng = np.random.default_rng(0)
    for epoch in range(max_epochs):
        change = 0.0
        order = rng.permutation(len(X))
        for x, label in zip(X[order], y[order]):
            error = label - (x @ w + b > 0)
            step = error / (epoch + 1)
            w = w + step * x
            b = b + step
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
