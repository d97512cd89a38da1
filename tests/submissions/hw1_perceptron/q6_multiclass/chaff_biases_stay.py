"""The biases learn, too."""
import numpy as np

CAUGHT_BY = "test_update_of_the_docstring"
LESSON = "Your biases never move. The label's bias moves up by lr, and the winner's moves down by lr."


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W + b)] -= 1
    return W + lr * np.outer(x, error), b
