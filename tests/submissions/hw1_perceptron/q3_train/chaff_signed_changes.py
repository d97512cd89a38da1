"""Without absolute values the moves cancel."""
import numpy as np

CAUGHT_BY = "test_changes_add_up_the_moves_of_the_weights"
LESSON = (
    "Your change adds up moves with their signs, so they cancel. Take the absolute value of each move "
    "before you add it."
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
            change += (step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
