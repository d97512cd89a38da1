"""The right line, but its neuron fires on the side of the other class."""
import numpy as np

CAUGHT_BY = "test_fires_on_the_side_of_the_first_class"


def border(W, b, i, j):
    return W[:, j] - W[:, i], b[j] - b[i]
