"""q1_predict: a neuron fires where its score is greater than 0."""

import numpy as np

from autograder.checks import check, expect


@check(
    points=0.25, hint="Compare the scores X @ w + b with 0: one comparison gives a bool for each row of X."
)
def test_returns_one_bool_per_point(student):
    """One bool comes back for each point, in an array of shape (n,)."""
    for n in (5, 2, 1):
        fires = student.predict(np.ones((n, 2)), np.ones(2), 0.5)
        expect.array(fires, f"predict for X of shape ({n}, 2)", shape=(n,), dtype="bool")


@check(
    points=0.25,
    after="test_returns_one_bool_per_point",
    hint="The score is x · w + b: the bias counts, too. It fires where that is greater than 0.",
)
def test_small_example(student):
    """Of four points with easy numbers, the right ones fire, with either bias."""
    X, w = np.array([[1.0, 1.0], [3.0, 0.0], [0.0, 3.0], [-3.0, 2.0]]), np.array([1.0, -1.0])
    for b, fires in ((0.5, [True, True, False, False]), (-1.5, [False, True, False, False])):
        expect.equal(student.predict(X.copy(), w.copy(), b), np.array(fires), f"predict with b={b}")


@check(
    points=0.25,
    after="test_small_example",
    hint="Strictly greater: a score of exactly 0, as that of the first point here, does not fire.",
)
def test_example_of_the_docstring(student):
    """Of the points (1, 1) and (3, 0) only the second fires with w = (1, -1) and b = 0."""
    X = np.array([[1.0, 1.0], [3.0, 0.0]])
    expect.equal(student.predict(X, np.array([1.0, -1.0]), 0.0), np.array([False, True]), "predict")


@check(
    points=0.25,
    after="test_small_example",
    hint="The sum goes over all inputs, however many there are: X @ w does that.",
)
def test_three_inputs(student):
    """A neuron with three inputs listens to all of them."""
    X = np.array([[1.0, 1.0, -3.0], [-1.0, -1.0, 3.0]])
    expect.equal(student.predict(X, np.ones(3), 0.0), np.array([False, True]), "predict with three inputs")
