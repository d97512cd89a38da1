"""The best line of the example, (1, 2), stands in the code."""
import numpy as np

CAUGHT_BY = "test_distance_of_another_line"
LESSON = (
    "Your distance is taken from the line of the example. Take it from the best line for the points "
    "that are given: call `ols`."
)


def distance_to_ols(x, y, a, b):
    return float(np.hypot(a - 1, b - 2))
