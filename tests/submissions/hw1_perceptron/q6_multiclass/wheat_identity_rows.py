"""Rows of the identity matrix, and the error as a difference of two of them."""
import numpy as np


def one_hot(labels, n_classes):
    return np.eye(n_classes, dtype=int)[labels]


def multiclass_predict(X, W, b):
    return np.argmax(W.T @ X.T + b[:, None], axis=0)


def multiclass_update(W, b, x, label, lr):
    k = len(b)
    error = np.eye(k)[label] - np.eye(k)[(x @ W + b).argmax()]
    return W + lr * x[:, None] * error[None, :], b + lr * error
