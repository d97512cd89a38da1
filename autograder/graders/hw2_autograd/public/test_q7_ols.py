"""q7_ols: points on a line give that line back."""

import numpy as np

from autograder.checks import check, expect, picture


def on_a_line():
    """Three points of 1 + 2 x."""
    return np.array([[0.0], [1.0], [2.0]]), np.array([[1.0], [3.0], [5.0]])


@check(
    points=0.5,
    hint="Slope first, from the deviations of x and y from their means; then a = mean(y) - b mean(x). "
    "Intercept first in the result.",
)
def test_points_on_a_line(student):
    """For three points of the line 1 + 2 x, or two of them, ols gives the intercept 1 and the slope 2."""
    found = student.ols(*on_a_line())
    expect.type(found, (tuple, list), "what ols returns")
    expect.true(len(found) == 2, f"ols returns {len(found)} values; expected intercept and slope.")
    expect.close(expect.number(found[0], "the intercept"), 1.0, "the intercept", atol=1e-9)
    expect.close(expect.number(found[1], "the slope"), 2.0, "the slope", atol=1e-9)
    x, y = on_a_line()
    intercept, slope = student.ols(x[:2], y[:2])
    expect.close(expect.number(intercept, "the intercept"), 1.0, "the intercept for two points", atol=1e-9)
    expect.close(expect.number(slope, "the slope"), 2.0, "the slope for two points", atol=1e-9)


@check(
    points=0.25,
    after="test_points_on_a_line",
    hint="Every point counts, not only some of them: sum the products of the deviations of x and y over "
    "all points. Here the deviations of x are -1.5, -0.5, -0.5 and 2.5, those of y are -3, 1, 0 and 2.",
)
def test_points_off_the_line(student):
    """For the points (0, -1), (1, 3), (1, 2), (4, 4) the best line is 0.5 + x."""
    x, y = np.array([[0.0], [1.0], [1.0], [4.0]]), np.array([[-1.0], [3.0], [2.0], [4.0]])
    intercept, slope = student.ols(x, y)
    lines = lambda at: intercept + slope * at, lambda at: 0.5 + at
    with picture.function(*lines, within=(-1, 5), data=(x, y)):
        expect.close(expect.number(intercept, "the intercept"), 0.5, "the intercept", atol=1e-9)
        expect.close(expect.number(slope, "the slope"), 1.0, "the slope", atol=1e-9)


@check(
    points=0.25,
    after="test_points_on_a_line",
    hint="If all x are the same, every slope is as good as any other: raise ValueError.",
)
def test_equal_positions_are_refused(student):
    """Four points that all lie above x = 2 are refused."""
    x, y = np.full((4, 1), 2.0), np.array([[1.0], [2.0], [0.0], [4.0]])
    expect.refuses(lambda: student.ols(x, y), ValueError, what="x with 4 times 2")


@check(
    points=0.5,
    after="test_points_on_a_line",
    hint="Pythagoras: the square root of the sum of both squared differences. From (4, 6) to (1, 2) it is 5.",
)
def test_distance_of_another_line(student):
    """The line 4 + 6 x lies at the distance 5 from the best line 1 + 2 x."""
    distance = expect.number(student.distance_to_ols(*on_a_line(), 4.0, 6.0), "the distance")
    expect.close(distance, 5.0, "the distance", atol=1e-9)
    x, y = on_a_line()
    distance = expect.number(student.distance_to_ols(x, y + 3.0, 4.0, 6.0), "the distance")
    expect.close(distance, 4.0, "the distance from the best line 4 + 2 x", atol=1e-9)
