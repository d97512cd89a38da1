"""The class that won by mistake must be pushed away, too."""
import numpy as np

CAUGHT_BY = "test_update_of_the_docstring"
LESSON = (
    "Your update does not push away the class that won by mistake. Its column moves away from the "
    "point, and the label's column moves towards it."
)


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    if np.argmax(x @ W + b) != label:
        error[label] = 1
    return W + lr * np.outer(x, error), b + lr * error
