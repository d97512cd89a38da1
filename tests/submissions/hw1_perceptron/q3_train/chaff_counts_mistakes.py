"""Mistakes are counted instead of the moves of the weights."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your change counts the mistakes. It should add up how far the weights move: `np.abs(step * "
    "x).sum()` for each update."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            error = label - (x @ w + b > 0)
            step = error / (epoch + 1)
            w = w + step * x
            b = b + step
            change += abs(error)
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
