"""A class is a column of W here; the transposed update has the wrong shape."""
import numpy as np

CAUGHT_BY = "test_update_returns_weights_and_biases"
LESSON = "Your new weights are transposed. W has a row for each input and a column for each class."


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W + b)] -= 1
    return W.T + lr * np.outer(error, x), b + lr * error
