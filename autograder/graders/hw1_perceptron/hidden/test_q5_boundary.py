"""q5_boundary: where the score is 0."""

import math

import numpy as np

from autograder.checks import check, expect

_POINTS = "test_points_on_the_line_score_zero"
_VERTICAL = "test_a_vertical_line_stands_somewhere"


@check(
    points=0.5,
    after=_POINTS,
    hint="slope = -w1 / w2 and intercept = -b / w2, unless w2 is exactly 0: a steep line is not vertical, "
    "and small weights have a line like others.",
)
def test_any_line(student, solution, rng):
    """Slope and intercept are right for any weights and bias, also for equal, opposite and small weights."""
    weights = rng.uniform(0.2, 3.0, size=(8, 2)) * rng.choice([-1, 1], size=(8, 2))
    special = ([2.0, 1.0], [1.0, -1.0], [0.5, 0.5], [0.3, 0.001], [0.3, 1e-13], [2e-13, -1e-13])
    for w in (*weights, *map(np.array, special)):
        b = float(rng.normal() * np.abs(w).max())
        slope, intercept = student.boundary(w.copy(), b)
        right_slope, right_intercept = solution.boundary(w, b)
        expect.close(slope, right_slope, f"the slope for w={w.tolist()}", rtol=1e-5, atol=1e-6)
        expect.close(intercept, right_intercept, f"the intercept for w={w.tolist()}", rtol=1e-5, atol=1e-6)


@check(
    points=0.25,
    after=("test_any_line", _VERTICAL),
    hint="With w[1] = 0 the line stands at -b / w[0], whichever sign these have and however small w[0] is; "
    "with b = 0 at 0.",
)
def test_any_vertical_line(student):
    """Any vertical line has an infinite slope and stands at its x1, also through the origin."""
    for w, b, place in ((1.0, 0.0, 0.0), (-0.5, 2.0, 4.0), (1e-13, 2e-13, -2.0)):
        slope, where = student.boundary(np.array([w, 0.0]), b)
        expect.close(abs(slope), math.inf, "the slope of a vertical line")
        expect.close(where, place, "the place of a vertical line", rtol=1e-5, atol=1e-6)


@check(
    points=0.25,
    after="test_no_line_is_refused",
    hint="With the bias at 0, too, every point has the score 0: that is no line either.",
)
def test_no_line_without_a_bias_either(student):
    """If weights and bias are all 0, there is no line, and a ValueError says so."""
    expect.refuses(
        lambda: student.boundary(np.zeros(2), 0.0), ValueError, "a neuron whose weights and bias are all 0"
    )


@check(
    points=0.25,
    after=_POINTS,
    hint="`w /= …` writes into the caller's array. `w / …` makes a new one.",
)
def test_the_weights_stay_as_they_were(student):
    """The array of weights that boundary is given is the same afterwards."""
    for weights in (np.array([1.0, -2.0]), np.array([2.0, 0.0])):
        w = student.put(weights.copy())
        student.boundary(w, 4.0)
        expect.equal(student.fetch(w), weights, "the array of weights that you were given")
