"""The winner is looked for among overflowed probabilities."""
import numpy as np

CAUGHT_BY = "test_a_right_point_moves_nobody"
LESSON = (
    "Your update looks for the winner among probabilities, and e to a large score is too large for a "
    "float. Compare the scores themselves."
)


def multiclass_update(W, b, x, label, lr):
    e = np.exp(x @ W + b); p = e / e.sum()
    err = np.zeros(len(b)); err[label] += 1; err[np.argmax(p)] -= 1
    return W + lr * np.outer(x, err), b + lr * err
