"""q5_boundary: where the score is 0."""

import math

import numpy as np

from autograder.checks import check, expect, picture


@check(points=0.25, hint="Return two numbers: `return slope, intercept`.")
def test_returns_slope_and_intercept(student):
    """Two numbers come back: slope and intercept."""
    result = student.boundary(np.array([1.0, -2.0]), 4.0)
    expect.type(result, (tuple, list), "what boundary returns")
    expect.true(len(result) == 2, f"boundary returns {len(result)} things; expected 2.")
    expect.number(result[0], "the slope")
    expect.number(result[1], "the intercept")


@check(
    points=0.25,
    after="test_returns_slope_and_intercept",
    hint="Solve w1 · x1 + w2 · x2 + b = 0 for x2, and watch the signs.",
)
def test_points_on_the_line_score_zero(student):
    """Every point on the line has the score 0."""
    for w, b in (([1.0, -2.0], 4.0), ([1.0, -2.0], -3.0), ([3.0, 0.5], -1.0), ([0.0, 2.0], 3.0)):
        slope, intercept = student.boundary(np.array(w), b)
        x1 = np.array([-2.0, 0.0, 5.0])
        scores = w[0] * x1 + w[1] * (slope * x1 + intercept) + b
        lines = lambda x: slope * x + intercept, lambda x: -(w[0] * x + b) / w[1]  # noqa: B023 - drawn at once
        with picture.function(*lines, within=(-2, 5), x="x1", y="x2"):
            expect.close(scores, np.zeros(3), f"the score on your line for w={w}, b={b}", atol=1e-6)


@check(
    points=0.25,
    after="test_points_on_the_line_score_zero",
    hint="Only where both weights are 0 there is no line. With w[0] and b at 0 it is where x2 = 0.",
)
def test_the_x1_axis_is_a_line_too(student):
    """With the first weight and the bias at 0 the line is the x1-axis: slope 0 and intercept 0."""
    slope, intercept = student.boundary(np.array([0.0, -2.0]), 0.0)
    expect.close(slope, 0.0, "the slope of the x1-axis")
    expect.close(intercept, 0.0, "the intercept of the x1-axis")


@check(
    points=0.25,
    after="test_points_on_the_line_score_zero",
    hint="If w[1] is 0, the line is w[0] · x1 + b = 0: the slope is math.inf and the second number is "
    "that x1.",
)
def test_a_vertical_line_stands_somewhere(student):
    """For a vertical line the slope is infinite and the second number says where it stands."""
    for w, b, place in ((2.0, -6.0, 3.0), (-4.0, -2.0, -0.5)):
        slope, where = student.boundary(np.array([w, 0.0]), b)
        expect.close(abs(slope), math.inf, f"the slope of the line for w=[{w}, 0.0]")
        expect.close(where, place, f"the place of the line for w=[{w}, 0.0], b={b}")


@check(
    points=0.25,
    after="test_points_on_the_line_score_zero",
    hint="Raise ValueError with a sentence that says what is wrong.",
)
def test_no_line_is_refused(student):
    """If both weights are 0, there is no line, and a ValueError says so."""
    expect.refuses(lambda: student.boundary(np.zeros(2), 1.0), ValueError, "a neuron whose weights are all 0")
