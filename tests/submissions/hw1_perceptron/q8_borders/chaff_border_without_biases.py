"""The biases move the border; without them it passes through the origin."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "The bias of your border is 0. It should be the difference of the two biases: that of the first "
    "class minus that of the second."
)


def border(W, b, i, j):
    return W[:, i] - W[:, j], 0.0
