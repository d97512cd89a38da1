"""q7_ols: points on a line give that line back."""

import numpy as np

from autograder.checks import check, expect


def on_a_line():
    """Three points of 1 + 2 x."""
    return np.array([[0.0], [1.0], [2.0]]), np.array([[1.0], [3.0], [5.0]])


@check(
    points=0.5,
    hint="Slope first, from the deviations of x and y from their means; then a = mean(y) - b mean(x). "
    "Intercept first in the result.",
)
def test_points_on_a_line(student):
    """For three points of the line 1 + 2 x, ols gives the intercept 1 and the slope 2."""
    found = student.ols(*on_a_line())
    expect.type(found, (tuple, list), "what ols returns")
    expect.true(len(found) == 2, f"ols returns {len(found)} values; expected intercept and slope.")
    expect.close(expect.number(found[0], "the intercept"), 1.0, "the intercept", atol=1e-9)
    expect.close(expect.number(found[1], "the slope"), 2.0, "the slope", atol=1e-9)


@check(
    points=0.5,
    after="test_points_on_a_line",
    hint="Pythagoras: the square root of the sum of both squared differences. From (4, 6) to (1, 2) it is 5.",
)
def test_distance_of_another_line(student):
    """The line 4 + 6 x lies at the distance 5 from the best line 1 + 2 x."""
    distance = expect.number(student.distance_to_ols(*on_a_line(), 4.0, 6.0), "the distance")
    expect.close(distance, 5.0, "the distance", atol=1e-9)
