"""W[:, c] += writes into the caller's array."""
import numpy as np

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = "Your update writes into the weights that it was given. Make new arrays: start from `W.copy()`."


def multiclass_update(W, b, x, label, lr):
    answer = np.argmax(x @ W + b)
    if answer != label:
        W[:, label] += lr * x
        W[:, answer] -= lr * x
        b[label] += lr
        b[answer] -= lr
    return W, b
