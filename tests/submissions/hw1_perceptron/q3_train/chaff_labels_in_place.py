"""Turning 0 into -1 in the array of labels changes the caller's data."""
import numpy as np

CAUGHT_BY = "test_the_data_stay_as_they_were"
LESSON = (
    "Your code writes into the array of labels that it was given. Whoever called it finds other labels "
    "afterwards. Make a new array instead."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    y[y == 0] = -1
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            error = int(label > 0) - (x @ w + b > 0)
            step = error / (epoch + 1)
            w = w + step * x
            b = b + step
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
