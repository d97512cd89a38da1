"""The step stays 1 in every epoch."""
import numpy as np

CAUGHT_BY = "test_weights_after_a_few_epochs"
LESSON = (
    "Your step has the same size in every epoch. It should shrink: 1 in the first epoch, 1/2 in the "
    "second, 1/3 in the third."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change = 0.0
        for x, label in zip(X, y):
            error = label - (x @ w + b > 0)
            step = error
            w = w + step * x
            b = b + step
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b, changes
