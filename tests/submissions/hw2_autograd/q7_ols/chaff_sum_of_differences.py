"""Walking along the axes is longer than the straight line."""
import numpy as np

CAUGHT_BY = "test_distance_of_another_line"
LESSON = "Your distance goes along the axes. The straight way is the root of the sum of the squares."


def distance_to_ols(x, y, a, b):
    best_a, best_b = ols(x, y)
    return abs(a - best_a) + abs(b - best_b)
