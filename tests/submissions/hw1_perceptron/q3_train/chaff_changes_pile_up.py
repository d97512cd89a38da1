"""The change is not set back to 0 at the start of an epoch."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = "Your change goes on growing from epoch to epoch. Set it back to 0 at the start of each epoch."


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes, change = np.zeros(X.shape[1]), 0.0, [], 0.0
    for epoch in range(max_epochs):
        for x, label in zip(X, y):
            error = label - (x @ w + b > 0)
            step = error / (epoch + 1)
            w = w + step * x
            b = b + step
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
