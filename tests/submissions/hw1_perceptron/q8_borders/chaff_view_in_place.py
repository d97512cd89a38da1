"""W[:, i] is a view: -= on it writes the difference into the class's own weights."""
import numpy as np

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into the arrays that it was given. `b -= …` changes the array of the caller, and "
    "`W[:, i]` is only a view of it. Make new arrays."
)


def border(W, b, i, j):
    w = W[:, i]
    w -= W[:, j]
    return w, b[i] - b[j]
