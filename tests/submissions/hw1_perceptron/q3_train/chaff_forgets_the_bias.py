"""Without a bias the line must pass through the origin."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your bias stays at 0. It should learn like a weight whose input is always 1, by the step times the "
    "error."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            error = label - (x @ w > 0)
            step = error / (epoch + 1)
            w = w + step * x
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
