"""The right line, but its neuron fires on the side of the other class."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your border fires on the side of the other class. Subtract the second class from the first, not "
    "the other way round."
)


def border(W, b, i, j):
    return W[:, j] - W[:, i], b[j] - b[i]
