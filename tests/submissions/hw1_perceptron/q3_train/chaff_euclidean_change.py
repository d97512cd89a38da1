"""The length of a move instead of the sum of its absolute parts."""
import numpy as np

CAUGHT_BY = "test_changes_add_up_the_moves_of_the_weights"
LESSON = (
    "Your change adds up lengths of moves. It should add up the absolute values of the moves of all "
    "weights: `np.abs(step * x).sum()`."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, ch = np.zeros(X.shape[1]), 0.0, []
    for e in range(max_epochs):
        c = 0.0
        for xi, ti in zip(X, y):
            s = (int(ti) - int(xi @ w + b > 0)) / (e + 1)
            w = w + s * xi; b += s; c += np.linalg.norm(s * xi)
        ch.append(float(c))
        if c < tol: break
    return w, b, ch
