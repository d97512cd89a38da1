"""q1_quadrants: the quadrant as a one-hot code."""

import numpy as np

from autograder.checks import check, expect


@check(points=0.5, hint="Stack four columns with np.stack(..., axis=1) and end with .astype(np.float32).")
def test_returns_four_float32_columns(student):
    """quadrant_features returns a float32 array with one row per point and four columns."""
    points = np.array([[1.0, 2.0], [-1.0, 2.0], [3.0, -1.0]])
    expect.array(
        student.quadrant_features(points), "the features of 3 points", shape=(3, 4), dtype=np.float32
    )


@check(
    points=0.5,
    after="test_returns_four_float32_columns",
    hint="A 1 in one column and 0 in the others. Against the clock: right and upper, left and upper, "
    "left and lower, right and lower.",
)
def test_each_quadrant_has_its_column(student):
    """A point in the middle of quadrant i has its 1 in column i."""
    points = np.array([[2.0, 1.0], [-2.0, 1.0], [-2.0, -1.0], [2.0, -1.0]])
    expect.close(student.quadrant_features(points), np.eye(4), "the features of one point in each quadrant")


@check(
    points=0.25,
    after="test_each_quadrant_has_its_column",
    hint="(-2, 0) is no upper point: upper means x2 > 0, and everything else is lower.",
)
def test_the_example_has_a_zero_in_it(student):
    """The docstring's two points, (2, 1) and (-2, 0), get the rows that it shows."""
    points = np.array([[2.0, 1.0], [-2.0, 0.0]])
    shown = np.array([[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
    expect.close(student.quadrant_features(points), shown, "the features of (2, 1) and (-2, 0)")
