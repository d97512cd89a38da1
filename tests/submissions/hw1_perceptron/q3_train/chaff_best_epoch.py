"""The weights of the epoch that moved least, not those of the last."""
import numpy as np

CAUGHT_BY = "test_returns_what_the_last_epoch_left"
LESSON = (
    "Your function returns weights of an earlier epoch. It should return those that the last epoch "
    "left, also where another epoch looked better."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    smallest, best = np.inf, (w, b)
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            step = (int(label) - int(x @ w + b > 0)) / (epoch + 1)
            w, b = w + step * x, b + step
            change += np.abs(step * x).sum()
        changes.append(float(change))
        if change < smallest:
            smallest, best = change, (w, b)
        if change < tol:
            break
    return *best, changes
