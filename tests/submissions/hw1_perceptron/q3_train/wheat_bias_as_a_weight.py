"""One long weight vector with the bias at its end, a while loop, and changes as an array."""
import numpy as np


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    n, d = X.shape
    X1 = np.column_stack([X, np.ones(n)])
    whole = np.zeros(d + 1)
    changes = np.zeros(0)
    epoch = 0
    while epoch < max_epochs:
        moved = np.zeros(d)
        for i in range(n):
            error = int(y[i]) - int(X1[i].dot(whole) > 0)
            delta = error * X1[i] / (epoch + 1)
            whole += delta
            moved += np.abs(delta[:d])
        changes = np.append(changes, moved.sum())
        epoch += 1
        if changes[-1] < tol:
            break
    return whole[:d], whole[d], changes
