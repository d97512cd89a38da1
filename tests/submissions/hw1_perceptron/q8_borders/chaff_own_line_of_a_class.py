"""Each neuron's own line is no border: the largest score wins, not the positive one."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your border is the line of one neuron alone. On the border both scores are equal, so it is the "
    "difference of both neurons."
)


def border(W, b, i, j):
    return W[:, i], b[i]
