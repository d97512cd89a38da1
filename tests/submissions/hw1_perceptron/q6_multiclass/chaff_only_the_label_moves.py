"""The class that won by mistake must be pushed away, too."""
import numpy as np

CAUGHT_BY = "test_only_the_two_classes_involved_move"


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    if np.argmax(x @ W + b) != label:
        error[label] = 1
    return W + lr * np.outer(x, error), b + lr * error
