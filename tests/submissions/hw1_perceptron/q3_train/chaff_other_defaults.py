"""The defaults are other ones than the text's: 1000 epochs and a tolerance of 0.01."""
CAUGHT_BY = "test_stops_after_the_first_quiet_epoch"
LESSON = "Your function has other defaults than the text. They are max_epochs=100 and tol=0.1."
import numpy as np


def train_perceptron(X, y, max_epochs=1000, tol=0.01):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            step = (float(label) - float(x @ w + b > 0)) / (epoch + 1)
            w, b = w + step * x, b + step
            change += float(np.abs(step * x).sum())
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
