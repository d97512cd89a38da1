"""The mean of both neurons is between them, but their scores do not agree there."""
import numpy as np

CAUGHT_BY = "test_scores_are_equal_on_the_border"


def border(W, b, i, j):
    return (W[:, i] + W[:, j]) / 2, (b[i] + b[j]) / 2
