"""With all weights at 0 the label shares the largest score, so nobody ever starts to learn."""
import numpy as np

CAUGHT_BY = "test_update_of_the_docstring"
LESSON = (
    "Your update goes wrong where scores are equal, as at the start. One class wins then: the first of "
    "those with the largest score. Only this winner is pushed away, unless it is the label."
)


def multiclass_update(W, b, x, label, lr):
    scores = x @ W + b
    if scores[label] >= scores.max():
        return W, b
    error = np.zeros(len(b))
    error[label] = 1
    error[np.argmax(scores)] = -1
    return W + lr * np.outer(x, error), b + lr * error
