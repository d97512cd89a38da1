"""Each neuron compares its own score with 0, but only the largest one answers."""
import numpy as np

CAUGHT_BY = "test_update_of_the_docstring"
LESSON = (
    "Your update does not push away the class that won by mistake. Its column moves away from the "
    "point, and the label's column moves towards it."
)


def multiclass_update(W, b, x, label, lr):
    target = np.zeros(len(b))
    target[label] = 1
    error = target - (x @ W + b > 0)
    return W + lr * np.outer(x, error), b + lr * error
