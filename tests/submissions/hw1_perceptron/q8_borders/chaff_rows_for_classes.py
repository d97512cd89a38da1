"""A class is a column of W, not a row."""
import numpy as np

CAUGHT_BY = "test_returns_a_neuron"


def border(W, b, i, j):
    return W[i % len(W)] - W[j % len(W)], b[i] - b[j]
