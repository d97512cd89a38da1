"""Runs at most 100 epochs, whatever max_epochs says."""
import numpy as np

CAUGHT_BY = "test_late_epochs_are_like_early_ones"
LESSON = "Your training ends after 100 epochs. The 100 is only a default: max_epochs may be larger."


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(min(max_epochs, 100)):
        change = 0.0
        for x, label in zip(X, y):
            step = (int(label) - int(x @ w + b > 0)) / (epoch + 1)
            w, b = w + step * x, b + step
            change += np.abs(step * x).sum()
        changes.append(float(change))
        if change < tol:
            break
    return w, b, changes
