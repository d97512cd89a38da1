"""Nonsense is refused before anything is trained, and the changes have their place from the start."""
import numpy as np


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    if max_epochs < 1 or len(X) != len(y):
        raise ValueError("at least one epoch, and a label for each point")
    w, b, changes = np.zeros(X.shape[1]), 0.0, np.zeros(max_epochs)
    for epoch, lr in enumerate(1 / np.arange(1, max_epochs + 1)):
        for x, label in zip(X, y):
            error = label - int(np.dot(x, w) + b > 0)
            if error:
                w += lr * error * x
                b += lr * error
                changes[epoch] += lr * np.abs(x).sum()
        if changes[epoch] < tol:
            break
    return w, b, changes[: epoch + 1].tolist()
