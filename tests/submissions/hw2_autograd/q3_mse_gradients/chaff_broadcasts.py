"""A column against a row makes an n by n table, and its mean looks like a number."""
import numpy as np

CAUGHT_BY = "test_a_column_and_a_row_are_refused"
LESSON = (
    "Your code takes a column and a row together. They broadcast to a table, and its mean means "
    "nothing. Compare the shapes first, and raise a ValueError where they differ."
)


def mse_gradients(a, b, x, y):
    error = y - (a + b * x)
    return -2 * error.mean(), -2 * (x * error).mean()
