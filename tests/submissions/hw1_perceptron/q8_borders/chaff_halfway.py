"""The mean of both neurons is between them, but their scores do not agree there."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"


def border(W, b, i, j):
    return (W[:, i] + W[:, j]) / 2, (b[i] + b[j]) / 2
