"""Three times 0.1 has a rounded mean, so the squares do not add up to 0 although all x are the same."""
import numpy as np

CAUGHT_BY = "test_equal_positions_are_refused_anywhere"
LESSON = (
    "Your code asks whether a sum of squares is 0, and rounding spoils that. Ask whether all x are "
    "equal to the first one."
)


def ols(x, y):
    if ((x - x.mean()) ** 2).sum() == 0:
        raise ValueError("all x are the same")
    dx, dy = x - x.mean(), y - y.mean()
    b = (dx * dy).sum() / (dx**2).sum()
    return y.mean() - b * x.mean(), b
