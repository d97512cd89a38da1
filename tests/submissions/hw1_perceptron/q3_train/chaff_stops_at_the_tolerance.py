"""A change of exactly tol is not less than tol."""
import numpy as np

CAUGHT_BY = "test_stops_after_the_first_quiet_epoch"
LESSON = (
    "Your training stops too early: it ends at a change that is not less than tol. Compare the change "
    "of the whole epoch, undivided, with `change < tol`."
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
        changes.append(change)
        if change <= tol:
            break
    return w, b, changes
