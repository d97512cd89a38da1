"""Written out for two inputs, it forgets all others."""
import numpy as np

CAUGHT_BY = "test_any_number_of_inputs"
LESSON = "Your code works for two inputs only. There may be any number of them: subtract whole columns."


def border(W, b, i, j):
    return np.array([W[0, i] - W[0, j], W[1, i] - W[1, j]]), b[i] - b[j]
