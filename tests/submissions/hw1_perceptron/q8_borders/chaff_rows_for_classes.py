"""A class is a column of W, not a row."""
import numpy as np

CAUGHT_BY = "test_returns_a_neuron"
LESSON = (
    "Your border has a wrong shape. A class is a column of W, `W[:, i]`: its weights have one number "
    "for each input, and its bias is a single number."
)


def border(W, b, i, j):
    return W[i % len(W)] - W[j % len(W)], b[i] - b[j]
