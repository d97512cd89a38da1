"""Zero divided by zero goes through as nan."""
import numpy as np

CAUGHT_BY = "test_equal_positions_are_refused"
LESSON = (
    "Your code goes on with NaN where all x are the same. There is no best line then: raise a "
    "ValueError."
)


def ols(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    b = (dx * dy).sum() / (dx**2).sum()
    return y.mean() - b * x.mean(), b
