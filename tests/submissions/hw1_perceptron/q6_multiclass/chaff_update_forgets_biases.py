"""The winner is looked for without the biases."""
import numpy as np

CAUGHT_BY = "test_a_right_point_moves_nobody"


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W)] -= 1
    return W + lr * np.outer(x, error), b + lr * error
