"""The seed's stopping rule: one epoch more than max_epochs."""
import numpy as np

CAUGHT_BY = "test_runs_max_epochs_when_there_is_always_a_mistake"
LESSON = (
    "Your list has one change too many. `range(max_epochs)` has as many epochs as asked for. Keep "
    "nothing from an earlier call."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs + 1):
        change = 0.0
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
