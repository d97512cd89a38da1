"""q3_mse_gradients: two derivatives by hand, on two points."""

import numpy as np

from autograder.checks import check, expect

X, Y = np.array([[1.0], [3.0]]), np.array([[1.0], [2.0]])


def gradients(student):
    """Both derivatives at a = b = 0, where the errors are 1 and 2."""
    found = student.mse_gradients(0.0, 0.0, X.copy(), Y.copy())
    expect.type(found, (tuple, list), "what mse_gradients returns")
    expect.true(len(found) == 2, f"mse_gradients returns {len(found)} values; expected da and db.")
    return found


@check(
    points=0.5,
    hint="It is -2 times the mean of the errors y - a - b x: mind the sign, the 2, and that it is a mean.",
)
def test_derivative_by_the_intercept(student):
    """For the points (1, 1) and (3, 2) and the line 0 the derivative by a is -3."""
    expect.close(expect.number(gradients(student)[0], "da"), -3.0, "da")


@check(
    points=0.5,
    after="test_derivative_by_the_intercept",
    hint="It is -2 times the mean of x times the error, multiplied point by point before the mean is taken.",
)
def test_derivative_by_the_slope(student):
    """For the same points and line the derivative by b is -7."""
    expect.close(expect.number(gradients(student)[1], "db"), -7.0, "db")


@check(points=0.25, hint="Compare x.shape with y.shape first and raise ValueError if they differ.")
def test_a_column_and_a_row_are_refused(student):
    """`x` of shape (2, 1) and y of shape (2,) are refused with a ValueError, not broadcast."""
    expect.refuses(
        lambda: student.mse_gradients(0.0, 0.0, X.copy(), Y[:, 0].copy()),
        ValueError,
        what="x of shape (2, 1) with y of shape (2,)",
    )
