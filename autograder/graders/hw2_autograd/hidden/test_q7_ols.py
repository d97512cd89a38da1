"""q7_ols: noisy points, points far from zero, points above one another, distances."""

import numpy as np
import pytest

from autograder.checks import check, expect

SPECIAL = {
    "a level line": ([0.0, 1.0, 2.0, 4.0], [3.0, 3.0, 3.0, 3.0]),
    "positions that repeat": ([0.0, 1.0, 1.0, 3.0, 0.0], [1.0, 0.0, 2.0, -1.0, 0.5]),
    "positions close together": ([0.0, 5e-5, 1e-4], [1.0, 2.0, 1.5]),
}


def noisy(rng, n):
    """Points that lie on no line, float64."""
    x = rng.uniform(-2, 3, (n, 1))
    return x, 1 + 2 * x - 3 * x**2 + rng.standard_normal((n, 1))


@check(
    points=0.5,
    after="test_points_on_a_line",
    hint="Every point counts, not only some of them: sum the products of the deviations of x and y over "
    "all points. Two points are enough, some x may be equal, all y may be, and `x -= …` writes into the "
    "caller's array.",
)
@pytest.mark.parametrize("points", [2, 3, 20, 100, *SPECIAL])
def test_noisy_points(student, solution, rng, points):
    """For any points ols gives the line with the least squared error, and leaves the points as they are."""
    if points in SPECIAL:
        x, y = (np.array(column).reshape(-1, 1) for column in SPECIAL[points])
    else:
        x, y = noisy(rng, points)
    there = student.put(x), student.put(y)
    intercept, slope = student.ols(*there)
    expected = solution.ols(x, y)
    expect.close(
        expect.number(intercept, "the intercept"), expected[0], "the intercept", rtol=1e-6, atol=1e-8
    )
    expect.close(expect.number(slope, "the slope"), expected[1], "the slope", rtol=1e-6, atol=1e-8)
    expect.equal(student.fetch(there[0]), x, "the caller's x after the call")
    expect.equal(student.fetch(there[1]), y, "the caller's y after the call")


@check(
    points=0.5,
    after="test_noisy_points",
    hint="Subtract the means from x and y before you multiply anything, or let np.linalg.lstsq do it.",
)
def test_points_far_from_zero(student, solution, rng):
    """With x around 1 000 000 the slope still has six right digits.

    Over 60 seeds the right ways (centred, lstsq, polyfit, QR, pinv, covariances) are off by at most 6.5e-10,
    and those that square first (normal equations, mean of squares minus square of mean) by at least 3.8e-5,
    mostly 2e-3.
    `chaffinch calibrate hw2_autograd` prints the right ones.
    """
    worst = 0.0
    for _ in range(5):
        x = 1e6 + rng.uniform(0, 1, (40, 1))
        y = 2 - 3 * (x - 1e6) + 0.1 * rng.standard_normal((40, 1))
        slope = expect.number(student.ols(x, y)[1], "the slope")
        worst = max(worst, abs(slope / solution.ols(x, y)[1] - 1))
    expect.at_most(worst, 1e-6, "the relative error of the slope for x around 1 000 000")


@check(
    points=0.5,
    after="test_points_on_a_line",
    hint="If all x are the same, every slope is as good as any other. Compare the x themselves, not a sum "
    "that rounding has touched, and raise ValueError.",
)
def test_equal_positions_are_refused(student, rng):
    """Points that all lie above one another are refused."""
    for n, place in ((4, 2.0), (3, 0.1)):
        x, y = np.full((n, 1), place), rng.standard_normal((n, 1))
        expect.refuses(lambda x=x, y=y: student.ols(x, y), ValueError, what=f"x with {n} times {place}")


@check(
    points=0.5,
    after=("test_noisy_points", "test_distance_of_another_line"),
    hint="The best line itself has the distance 0, and the distance is never negative.",
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
        distance = expect.number(student.distance_to_ols(x, y, a, b), "the distance")
        expect.close(distance, float(np.hypot(a - best_a, b - best_b)), "the distance", rtol=1e-6, atol=1e-8)
