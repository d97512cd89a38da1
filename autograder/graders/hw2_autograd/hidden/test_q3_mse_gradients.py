"""q3_mse_gradients: autograd as the judge, and shapes that would broadcast."""

import numpy as np
import pytest
import torch

from autograder.checks import check, expect


@check(
    points=0.75,
    after=("test_derivative_by_the_intercept", "test_derivative_by_the_slope"),
    hint="Try it with other numbers of points, also a single one, and with a and b that are not 0. Stay in "
    "double precision.",
)
@pytest.mark.parametrize("n", [1, 5, 150])
def test_gradients_agree_with_autograd(student, rng, n):
    """Both derivatives agree with autograd for any line and any number of points."""
    x, y = rng.uniform(-3, 3, (n, 1)), rng.normal(2, 3, (n, 1))
    a, b = (torch.tensor(value, requires_grad=True) for value in rng.normal(0, 2, 2))
    ((torch.tensor(y) - a - b * torch.tensor(x)) ** 2).mean().backward()
    da, db = student.mse_gradients(a.item(), b.item(), x.copy(), y.copy())
    expect.close(expect.number(da, "da"), a.grad.item(), "da", rtol=1e-10, atol=1e-10)
    expect.close(expect.number(db, "db"), b.grad.item(), "db", rtol=1e-10, atol=1e-10)


@check(
    points=0.25,
    after=("test_derivative_by_the_intercept", "test_derivative_by_the_slope"),
    hint="`y -= …` writes into the caller's array, and `error = y` makes no copy; `error = y - …` makes a "
    "new one.",
)
def test_points_stay_as_they_are(student, rng):
    """The arrays of points that mse_gradients is given are the same afterwards."""
    x, y = rng.uniform(-3, 3, (5, 1)), rng.normal(2, 3, (5, 1))
    there = student.put(x.copy()), student.put(y.copy())
    student.mse_gradients(0.5, -1.5, *there)
    expect.equal(student.fetch(there[0]), x, "the caller's x after the call")
    expect.equal(student.fetch(there[1]), y, "the caller's y after the call")


@check(
    points=0.25,
    after="test_a_column_and_a_row_are_refused",
    hint="The shapes must be the same, x.shape == y.shape: not only the lengths, the sizes or the number "
    "of axes.",
)
@pytest.mark.parametrize(
    "shapes",
    [
        ((6, 1), (6,)),
        ((6,), (6, 1)),
        ((6, 1), (1, 6)),
        ((6, 1), (5, 1)),
        ((6, 1), (6, 2)),
        ((6, 1), (1, 1)),
        ((1, 1), (6, 1)),
    ],
    ids=str,
)
def test_different_shapes_are_refused(student, rng, shapes):
    """`x` and `y` of different shapes are refused instead of being broadcast against one another."""
    x, y = (rng.standard_normal(shape) for shape in shapes)
    what = f"x of shape {np.shape(x)} with y of shape {np.shape(y)}"
    expect.refuses(lambda: student.mse_gradients(0.5, 0.5, x, y), ValueError, what=what)
