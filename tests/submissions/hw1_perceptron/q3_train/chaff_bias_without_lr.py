"""The step of the bias does not shrink."""
import numpy as np

CAUGHT_BY = "test_weights_after_a_few_epochs"
LESSON = (
    "The step of your bias does not shrink. It should be divided by the number of the epoch, as that of "
    "the weights is."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, ch = np.zeros(X.shape[1]), 0.0, []
    for e in range(max_epochs):
        c = 0.0
        for xi, ti in zip(X, y):
            d = int(ti) - int(xi @ w + b > 0)
            w = w + d * xi / (e + 1); b += d; c += np.abs(d * xi).sum() / (e + 1)
        ch.append(float(c))
        if c < tol: break
    return w, b, ch
