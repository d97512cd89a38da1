"""The learning rate of the docstring stands in the code."""
import numpy as np

CAUGHT_BY = "test_only_the_two_classes_involved_move"
LESSON = (
    "Your step does not use the learning rate that it is given. Multiply it by lr, not by a number of "
    "your own."
)


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W + b)] -= 1
    return W + 0.5 * np.outer(x, error), b + lr * error
