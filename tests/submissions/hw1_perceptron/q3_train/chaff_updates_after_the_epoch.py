"""All points of an epoch are judged by the weights from before it."""
import numpy as np

CAUGHT_BY = "test_one_epoch_point_by_point"


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        old_w, old_b = w, b
        for x, label in zip(X, y):
            error = label - (x @ old_w + old_b > 0)
            step = error / (epoch + 1)
            w = w + step * x
            b = b + step
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
