"""Every epoch begins from zero again, so only the last one counts."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your weights start from zero again in each epoch. Set them to zero once, before the loop over the "
    "epochs."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    changes = []
    for epoch in range(max_epochs):
        w, b = np.zeros(X.shape[1]), 0.0
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
