"""The loop ends one point before the last."""
import numpy as np

CAUGHT_BY = "test_one_epoch_point_by_point"
LESSON = "Your loop does not look at all points. Each epoch should go from the first point to the last one."


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X[:-1], y):
            error = label - (x @ w + b > 0)
            step = error / (epoch + 1)
            w = w + step * x
            b = b + step
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
