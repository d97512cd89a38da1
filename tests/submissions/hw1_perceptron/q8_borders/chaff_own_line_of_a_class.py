"""Each neuron's own line is no border: the largest score wins, not the positive one."""
import numpy as np

CAUGHT_BY = "test_scores_are_equal_on_the_border"


def border(W, b, i, j):
    return W[:, i], b[i]
