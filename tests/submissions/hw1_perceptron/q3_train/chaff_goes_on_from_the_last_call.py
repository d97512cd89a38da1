"""A global keeps the weights, so the next call starts where the last one ended."""
import numpy as np

CAUGHT_BY = "test_one_epoch_point_by_point"
LESSON = (
    "Your training does not start from zero when it is called again. Set the weights and the bias to 0 "
    "inside the function, and keep nothing outside of it."
)


_w0 = {}
def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b = _w0.get(X.shape[1], (np.zeros(X.shape[1]), 0.0)); ch = []
    for e in range(max_epochs):
        c = 0.0
        for xi, ti in zip(X, y):
            s = (int(ti) - int(xi @ w + b > 0)) / (e + 1)
            w = w + s * xi; b += s; c += np.abs(s * xi).sum()
        ch.append(float(c))
        if c < tol: break
    _w0[X.shape[1]] = (w, b)
    return w, b, ch
