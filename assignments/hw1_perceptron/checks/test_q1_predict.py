"""q1_predict: a neuron fires where its score is greater than 0."""

import numpy as np

from autograder.checks import check, expect


@check(points=0.5, hint="Compare the scores X @ w + b with 0: one comparison gives a bool for each row of X.")
def test_returns_one_bool_per_point(student):
    """One bool comes back for each point, in an array of shape (n,)."""
    for n, d in ((5, 2), (3, 3), (1, 2)):
        fires = student.predict(np.ones((n, d)), np.ones(d), 0.5)
        expect.array(fires, f"predict for X of shape ({n}, {d})", shape=(n,), dtype="bool")


@check(
    points=0.5, after="test_returns_one_bool_per_point", hint="The score is x · w + b. The bias counts, too."
)
def test_small_example(student):
    """Of four points with easy numbers, the right ones fire."""
    X = np.array([[1.0, 1.0], [3.0, 0.0], [0.0, 3.0], [-3.0, 2.0]])
    expect.equal(
        student.predict(X, np.array([1.0, -1.0]), 0.5), np.array([True, True, False, False]), "predict"
    )
    expect.equal(
        student.predict(X, np.array([1.0, -1.0]), -1.5), np.array([False, True, False, False]), "predict"
    )
