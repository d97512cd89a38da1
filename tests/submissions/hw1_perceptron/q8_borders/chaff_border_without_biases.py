"""The biases move the border; without them it passes through the origin."""
import numpy as np

CAUGHT_BY = "test_scores_are_equal_on_the_border"


def border(W, b, i, j):
    return W[:, i] - W[:, j], 0.0
