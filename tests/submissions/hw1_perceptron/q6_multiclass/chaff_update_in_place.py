"""W[:, c] += writes into the caller's array."""
import numpy as np

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into what it was given. `-=`, `+=` and `x[…] = …` change the array of the caller. "
    "Make a new array instead."
)


def multiclass_update(W, b, x, label, lr):
    answer = np.argmax(x @ W + b)
    if answer != label:
        W[:, label] += lr * x
        W[:, answer] -= lr * x
        b[label] += lr
        b[answer] -= lr
    return W, b
