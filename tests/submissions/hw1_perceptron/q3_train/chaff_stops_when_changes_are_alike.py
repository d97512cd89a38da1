"""Training ends, too, when the change is nearly that of the epoch before."""
CAUGHT_BY = "test_stops_after_the_first_quiet_epoch"
LESSON = (
    "Your training ends as soon as two changes in a row are nearly equal. What counts is the change itself: "
    "it must be less than tol."
)
import numpy as np


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            step = (float(label) - float(x @ w + b > 0)) / (epoch + 1)
            w, b = w + step * x, b + step
            change += float(np.abs(step * x).sum())
        changes.append(change)
        if change < tol or (epoch > 0 and abs(changes[-2] - change) < tol):
            break
    return w, b, changes
