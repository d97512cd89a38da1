"""The winner is looked for among overflowed probabilities."""
import numpy as np

CAUGHT_BY = "test_a_right_point_moves_nobody"


def multiclass_update(W, b, x, label, lr):
    e = np.exp(x @ W + b); p = e / e.sum()
    err = np.zeros(len(b)); err[label] += 1; err[np.argmax(p)] -= 1
    return W + lr * np.outer(x, err), b + lr * err
