"""Two points have a best line, too: the one through both."""
import numpy as np

CAUGHT_BY = "test_points_on_a_line"
LESSON = "Your code refuses two points. They have a best line, too: the one through both."


def ols(x, y):
    if len(x) < 3 or np.ptp(x) == 0:
        raise ValueError("all x are the same")
    dx, dy = x - x.mean(), y - y.mean()
    b = (dx * dy).sum() / (dx**2).sum()
    return y.mean() - b * x.mean(), b
