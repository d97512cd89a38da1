"""Calling the function of question 2 is fine when that one is right."""
import numpy as np


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            old = w
            w, b = perceptron_update(w, b, x, label, 1 / (epoch + 1))
            change += np.abs(w - old).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
