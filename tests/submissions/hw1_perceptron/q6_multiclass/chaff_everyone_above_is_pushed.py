"""Only the winner is pushed away, not every class that scored above the label."""
import numpy as np

CAUGHT_BY = "test_update_of_the_docstring"
LESSON = (
    "Your update goes wrong where scores are equal, as at the start. One class wins then: the first of "
    "those with the largest score. Only this winner is pushed away, unless it is the label."
)


def multiclass_update(W, b, x, label, lr):
    scores = x @ W + b
    error = np.zeros(len(b))
    error[scores > scores[label]] = -1
    if error.any():
        error[label] = 1
    return W + lr * np.outer(x, error), b + lr * error
