"""The label is pushed away and the winner pulled in."""
import numpy as np

CAUGHT_BY = "test_update_of_the_docstring"
LESSON = (
    "Your update moves the columns the wrong way. The label's column moves towards the point, and the "
    "winner's moves away."
)


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    error[np.argmax(x @ W + b)] += 1
    error[label] -= 1
    return W + lr * np.outer(x, error), b + lr * error
