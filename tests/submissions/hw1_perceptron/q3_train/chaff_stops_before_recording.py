"""The last change is missing: the loop ends before it is recorded."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "The change of the last epoch is missing in your list. Put the change into the list first, then "
    "compare it with tol."
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
            change += np.abs(step * x).sum()
        if change < tol:
            break
        changes.append(change)
    return w, b, changes
