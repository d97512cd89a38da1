"""The biases move the border; without them it passes through the origin."""
import numpy as np

CAUGHT_BY = "test_example_of_the_docstring"
LESSON = "Your border forgets the biases. Its bias is the difference of the two biases."


def border(W, b, i, j):
    return W[:, i] - W[:, j], 0.0
