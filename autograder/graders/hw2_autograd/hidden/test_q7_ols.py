"""q7_ols: noisy points, points far from zero, points above one another, distances."""

import numpy as np
import pytest

from autograder.checks import check, expect

SPECIAL = {
    "a level line": ([0.0, 1.0, 2.0, 4.0], [3.0, 3.0, 3.0, 3.0]),
    "positions that repeat": ([0.0, 1.0, 1.0, 3.0, 0.0], [1.0, 0.0, 2.0, -1.0, 0.5]),
    "positions close together": ([0.0, 5e-5, 1e-4], [1.0, 2.0, 1.5]),
    "two positions only": ([0.0, 1.0] * 5, [1.0, 0.0, 2.0, -1.0, 0.5, 3.0, 1.5, 2.5, 0.0, 1.0]),
}


def noisy(rng, n):
    """Points that lie on no line, float64."""
    x = rng.uniform(-2, 3, (n, 1))
    return x, 1 + 2 * x - 3 * x**2 + rng.standard_normal((n, 1))


@check(
    points=0.25,
    after="test_points_off_the_line",
    hint="Two points are enough, some x may be equal, all y may be, and x may lie close together without "
    "being the same. Calculate in double precision.",
)
@pytest.mark.parametrize("points", [2, 3, 20, 100, *SPECIAL])
def test_noisy_points(student, solution, rng, points):
    """For any points ols gives the line with the least squared error."""
    if points in SPECIAL:
        x, y = (np.array(column).reshape(-1, 1) for column in SPECIAL[points])
    else:
        x, y = noisy(rng, points)
    intercept, slope = student.ols(x.copy(), y.copy())
    expected = solution.ols(x, y)
    rtol = 1e-6 if points == "positions close together" else 1e-9  # there the equations lose digits by right
    expect.close(
        expect.number(intercept, "the intercept"), expected[0], "the intercept", rtol=rtol, atol=rtol
    )
    expect.close(expect.number(slope, "the slope"), expected[1], "the slope", rtol=rtol, atol=rtol)


@check(
    points=0.5,
    after=("test_noisy_points", "test_distance_of_another_line"),
    hint="Subtract the means from x and y before you multiply anything, or let np.linalg.lstsq do it. "
    "Positions that are very close together are not equal.",
)
def test_points_far_from_zero(student, solution, rng):
    """With x around 1 000 000, or very close together, the slope still has six right digits.

    So has the best line that distance_to_ols measures from: squared first, it is off by more than 100.
    Over 60 seeds the right ways (centred, lstsq, polyfit, QR, pinv, covariances) are off by at most 6.5e-10,
    and those that square first (normal equations, mean of squares minus square of mean) by at least 3.8e-5,
    mostly 2e-3.
    `chaffinch calibrate hw2_autograd` prints the right ones.
    """
    worst = 0.0
    for _ in range(5):
        x = 1e6 + rng.uniform(0, 1, (40, 1))
        y = 2 - 3 * (x - 1e6) + 0.1 * rng.standard_normal((40, 1))
        slope = expect.number(student.ols(x.copy(), y.copy())[1], "the slope")
        best_a, best_b = solution.ols(x, y)
        worst = max(worst, abs(slope / best_b - 1))
    expect.at_most(worst, 1e-6, "the relative error of the slope for x around 1 000 000")
    distance = expect.number(
        student.distance_to_ols(x.copy(), y.copy(), best_a + 50.0, best_b), "the distance"
    )
    expect.close(distance, 50.0, "the distance for x around 1 000 000", rtol=0, atol=1.0)
    x, y = np.array([[0.0], [2e-7], [1e-7]]), np.array([[1.0], [2.0], [1.25]])
    slope = expect.number(student.ols(x.copy(), y.copy())[1], "the slope")
    expect.close(slope, 5e6, "the slope for x within 2e-7", rtol=1e-6)


@check(
    points=0.25,
    after="test_equal_positions_are_refused",
    hint="Compare the x themselves, not a sum or a mean that rounding has touched, and raise ValueError.",
)
def test_equal_positions_are_refused_anywhere(student, rng):
    """Points that all lie above one another are refused, wherever that is and also if there are two only."""
    for n, place in ((3, 0.1), (2, 0.0), (7, 1e6 + 0.1), (10, -0.7)):
        x, y = np.full((n, 1), place), rng.standard_normal((n, 1))
        expect.refuses(lambda x=x, y=y: student.ols(x, y), ValueError, what=f"x with {n} times {place}")


@check(
    points=0.25,
    after=("test_noisy_points", "test_distance_of_another_line"),
    hint="The best line itself has the distance 0, and the distance is never negative. Calculate in double "
    "precision: torch.tensor of plain numbers is float32.",
)
def test_distance_of_any_line(student, solution, rng):
    """The distance is right for any line, and 0 for the best one."""
    x, y = noisy(rng, 30)
    best_a, best_b = solution.ols(x, y)
    for a, b in [
        (best_a, best_b),
        (best_a - 0.5, best_b),
        (best_a, best_b - 0.5),
        *rng.normal(0, 3, (3, 2)).tolist(),
    ]:
        distance = expect.number(student.distance_to_ols(x.copy(), y.copy(), a, b), "the distance")
        expect.close(distance, float(np.hypot(a - best_a, b - best_b)), "the distance", rtol=1e-9, atol=1e-9)


@check(
    points=0.25,
    after=("test_points_on_a_line", "test_distance_of_another_line"),
    hint="`x -= x.mean()` writes into the caller's array; `x - x.mean()` makes a new one.",
)
def test_points_stay_as_they_are(student, rng):
    """The points that `ols` and distance_to_ols are given are the same afterwards."""
    x, y = noisy(rng, 5)
    for name, line in (("ols", ()), ("distance_to_ols", (1.0, 2.0))):
        there = student.put(x.copy()), student.put(y.copy())
        getattr(student, name)(*there, *line)
        expect.equal(student.fetch(there[0]), x, f"the caller's x after {name}")
        expect.equal(student.fetch(there[1]), y, f"the caller's y after {name}")
