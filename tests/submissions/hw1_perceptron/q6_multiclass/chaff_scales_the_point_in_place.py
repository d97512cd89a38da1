"""x *= lr writes into the caller's point, which the next epoch shows again."""
import numpy as np

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into what it was given. `-=`, `+=` and `x[…] = …` change the array of the caller. "
    "Make a new array instead."
)


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W + b)] -= 1
    x *= lr
    return W + np.outer(x, error), b + lr * error
