"""Answer minus label walks away from every answer."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = "Your weights move the wrong way. The error is the label minus the answer, not the other way round."


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            error = float(x @ w + b > 0) - label
            step = error / (epoch + 1)
            w = w + step * x
            b = b + step
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
