"""The square of the distance is not the distance."""
import numpy as np

CAUGHT_BY = "test_distance_of_another_line"
LESSON = "Your distance is still a square. Take the root at the end."


def distance_to_ols(x, y, a, b):
    best_a, best_b = ols(x, y)
    return (a - best_a) ** 2 + (b - best_b) ** 2
