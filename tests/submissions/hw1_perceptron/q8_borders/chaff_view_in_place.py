"""W[:, i] is a view: -= on it writes the difference into the class's own weights."""
import numpy as np

CAUGHT_BY = "test_fires_on_the_side_of_the_first_class"


def border(W, b, i, j):
    w = W[:, i]
    w -= W[:, j]
    return w, b[i] - b[j]
