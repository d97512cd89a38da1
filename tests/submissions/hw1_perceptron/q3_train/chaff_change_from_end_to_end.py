"""From the start of an epoch to its end is not how far the weights moved: the moves in between are gone."""
import numpy as np

CAUGHT_BY = "test_changes_add_up_the_moves_of_the_weights"
LESSON = (
    "Your change compares the weights at the start of an epoch with those at its end. Moves to and fro "
    "cancel that way. Add up the size of each single move."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, ch = np.zeros(X.shape[1]), 0.0, []
    for e in range(max_epochs):
        old = w
        for xi, ti in zip(X, y):
            s = (int(ti) - int(xi @ w + b > 0)) / (e + 1)
            w = w + s * xi; b += s
        ch.append(float(np.abs(w - old).sum()))
        if ch[-1] < tol: break
    return w, b, ch
