"""The mean of both neurons is between them, but their scores do not agree there."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your border takes the mean of both neurons. They agree where their difference is 0, so subtract "
    "one from the other."
)


def border(W, b, i, j):
    return (W[:, i] + W[:, j]) / 2, (b[i] + b[j]) / 2
