"""False alarms are mistakes too."""
import numpy as np

CAUGHT_BY = "test_learns_a_separable_cloud"
LESSON = (
    "Your code learns from one kind of mistake only. A negative point that fires should push the "
    "weights away."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            if label == 1 and x @ w + b <= 0:
                w = w + x / (epoch + 1)
                b += 1 / (epoch + 1)
                change += np.abs(x).sum() / (epoch + 1)
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
