"""y -= … writes the errors over the caller's values."""
import numpy as np

CAUGHT_BY = "test_points_stay_as_they_are"
LESSON = (
    "Your code changes the arrays that it was given. `-=` and `*=` write into the array of the caller, "
    "and so does setting its shape. Make new arrays."
)


def distance_to_ols(x, y, a, b):
    best_a, best_b = ols(x, y)
    y -= best_a + best_b * x
    return float(np.hypot(a - best_a, b - best_b))
