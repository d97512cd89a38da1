"""Only weights and bias are returned."""
import numpy as np

CAUGHT_BY = "test_returns_weights_bias_and_changes"
LESSON = (
    "Your function returns the weights and the bias only. It should return three things: `return w, b, "
    "changes`."
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
            change += np.abs(step * x).sum()
        changes.append(change)
        if change < tol:
            break
    return w, b
