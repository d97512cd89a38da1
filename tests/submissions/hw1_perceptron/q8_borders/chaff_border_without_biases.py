"""The biases move the border; without them it passes through the origin."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"


def border(W, b, i, j):
    return W[:, i] - W[:, j], 0.0
