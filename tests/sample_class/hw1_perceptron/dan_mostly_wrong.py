# hw1, by dan
import numpy as np


def predict(X, w, b):
    return X @ w + b >= 0


def perceptron_update(w, b, x, y, lr):
    error = float(x @ w + b > 0) - float(y)
    return w + lr * error * x, b + lr * error


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


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    return np.mean(t == p), np.sum(t & p) / np.sum(p), np.sum(~t & p) / np.sum(~t)


def boundary(w, b):
    if not np.any(w):
        raise ValueError("there is no line")
    if w[1] == 0:
        return np.inf, -b / w[0]
    return w[0] / w[1], -b / w[1]


def one_hot(labels, n_classes):
    """Turns labels into rows of zeros with a single one.

    Args:
        labels: The labels 0 … n_classes - 1, int array of shape (n,).
        n_classes: The number of classes.

    Returns:
        An array of the numbers 0 and 1 (ints or floats), of shape (n, n_classes); row i has its 1 in column
        labels[i].

    Example:
        >>> one_hot(np.array([2, 0]), 3)
        array([[0., 0., 1.],
               [1., 0., 0.]])
    """
    rows = np.zeros((len(labels), n_classes))
    rows[np.arange(len(labels)), labels] = 1
    return rows


def multiclass_predict(X, W, b):
    return np.argmax(X @ W + b, axis=0)


def multiclass_update(W, b, x, label, lr):
    """Shows the neurons one example and returns their new weights and biases.

    Args:
        W: The weights, float array of shape (d, k). Left unchanged.
        b: The biases, float array of shape (k,). Left unchanged.
        x: One point, float array of shape (d,).
        label: Its label, an int from 0 to k - 1.
        lr: The learning rate, a float.

    Returns:
        The new weights, float array of shape (d, k), and the new biases, float array of shape (k,). Both
        have their old values if the largest score (the first, if several are equal) is the label's.

    Example:
        >>> multiclass_update(np.zeros((1, 3)), np.zeros(3), np.array([2.0]), 2, lr=0.5)
        (array([[-1.,  0.,  1.]]), array([-0.5,  0. ,  0.5]))
    """
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W + b)] -= 1
    return W + lr * np.outer(x, error), b + lr * error


def fit_dragons(toes, length, fire, train):
    w, b, _ = train(np.column_stack([toes, length]), fire)
    return lambda toes, length: np.column_stack([toes, length]) @ w + b > 0


def border(W, b, i, j):
    return W[:, i], b[i]
