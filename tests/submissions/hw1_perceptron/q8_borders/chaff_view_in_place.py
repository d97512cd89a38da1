"""W[:, i] is a view: -= on it writes the difference into the class's own weights."""
import numpy as np

CAUGHT_BY = "test_the_arguments_stay_as_they_were"


def border(W, b, i, j):
    w = W[:, i]
    w -= W[:, j]
    return w, b[i] - b[j]
