"""The three coefficients of the line instead of slope and intercept."""
import numpy as np

CAUGHT_BY = "test_returns_slope_and_intercept"
LESSON = (
    "Your function returns the three numbers of the line's equation. It should return two: the slope "
    "and the intercept."
)


def boundary(w, b):
    return w[0], w[1], b
