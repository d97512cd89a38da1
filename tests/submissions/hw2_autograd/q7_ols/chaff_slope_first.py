"""polyfit returns the highest power first: slope and intercept are swapped."""
import numpy as np

CAUGHT_BY = "test_points_on_a_line"
LESSON = "Your function returns the slope first. It should return the intercept, and then the slope."


def ols(x, y):
    if np.ptp(x) == 0:
        raise ValueError("all x are the same")
    first, second = np.polyfit(x.ravel(), y.ravel(), 1)
    return first, second
