"""A class is a column of W, not a row."""
import numpy as np

CAUGHT_BY = "test_returns_a_neuron"
LESSON = "Your code takes rows of W for the classes. A class is a column of W: `W[:, i]`."


def border(W, b, i, j):
    return W[i % len(W)] - W[j % len(W)], b[i] - b[j]
