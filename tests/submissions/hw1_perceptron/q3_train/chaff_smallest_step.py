"""The step never becomes smaller than .1: the first ten epochs are right."""
import numpy as np

CAUGHT_BY = "test_late_epochs_are_like_early_ones"
LESSON = (
    "From the eleventh epoch on your step does not become smaller. It is 1 / (epoch + 1) in every "
    "epoch, however small that is."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        rate, change = max(1 / (epoch + 1), 0.1), 0.0
        for x, label in zip(X, y):
            step = rate * (int(label) - int(x @ w + b > 0))
            w, b = w + step * x, b + step
            change += np.abs(step * x).sum()
        changes.append(float(change))
        if change < tol:
            break
    return w, b, changes
