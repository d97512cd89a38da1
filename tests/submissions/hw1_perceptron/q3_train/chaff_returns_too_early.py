"""The return stands inside the loop: training ends after one epoch."""
import numpy as np

CAUGHT_BY = "test_runs_max_epochs_when_there_is_always_a_mistake"
LESSON = (
    "Your list has one change only. Look whether the `return` stands inside the loop, or whether the "
    "list is made anew in each round."
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
        if change < tol:
            break
        return w, b, changes
