"""q5_boundary: where the score is 0."""

import math

import numpy as np

from autograder.checks import check, expect

_POINTS = "test_points_on_the_line_score_zero"


@check(points=0.5, after=_POINTS, hint="slope = -w1 / w2 and intercept = -b / w2, unless w2 is 0.")
def test_any_line(student, solution, rng):
    """Slope and intercept are right for any weights and bias, also for equal, opposite and small weights."""
    weights = rng.uniform(0.2, 3.0, size=(8, 2)) * rng.choice([-1, 1], size=(8, 2))
    for w in (*weights, np.array([1.0, -1.0]), np.array([0.5, 0.5]), np.array([0.3, 0.001])):
        b = float(rng.normal())
        slope, intercept = student.boundary(w, b)
        right_slope, right_intercept = solution.boundary(w, b)
        expect.close(slope, right_slope, f"the slope for w={w.tolist()}", rtol=1e-5, atol=1e-6)
        expect.close(intercept, right_intercept, f"the intercept for w={w.tolist()}", rtol=1e-5, atol=1e-6)


@check(
    points=0.5,
    after=_POINTS,
    hint="If w[1] is 0, the line is w[0] · x1 + b = 0: the slope is math.inf and the second number is "
    "that x1.",
)
def test_a_vertical_line_stands_somewhere(student):
    """For a vertical line the slope is infinite and the second number says where it stands."""
    for w, b, place in ((2.0, -6.0, 3.0), (-4.0, -2.0, -0.5), (1.0, 0.0, 0.0)):
        slope, where = student.boundary(np.array([w, 0.0]), b)
        expect.close(abs(slope), math.inf, "the slope of a vertical line")
        expect.close(where, place, "the place of a vertical line")


@check(points=0.5, after=_POINTS, hint="Raise ValueError with a sentence that says what is wrong.")
def test_no_line_is_refused(student):
    """If both weights are 0, there is no line, and a ValueError says so."""
    for b in (1.0, 0.0):
        expect.refuses(
            lambda b=b: student.boundary(np.zeros(2), b), ValueError, "a neuron whose weights are all 0"
        )
