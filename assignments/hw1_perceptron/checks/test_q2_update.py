"""q2_update: one step of the perceptron rule."""

import numpy as np

from autograder.checks import check, expect


@check(points=0.5, hint="Return two things: `return new_w, new_b`.")
def test_returns_weights_and_bias(student):
    """Two things come back: the new weights, with the shape of the old ones, and the new bias, a number."""
    for d in (2, 5):
        result = student.perceptron_update(np.ones(d), -1.0, np.ones(d), 1, 0.5)
        expect.type(result, (tuple, list), "what perceptron_update returns")
        expect.true(
            len(result) == 2, f"perceptron_update returns {len(result)} things; expected 2: weights and bias."
        )
        expect.array(result[0], "the new weights", shape=(d,), dtype="float")
        expect.number(result[1], "the new bias")


@check(
    points=0.5,
    after="test_returns_weights_and_bias",
    hint="The error is y minus the prediction: +1 for a missed positive. The weights move by error · x.",
)
def test_a_missed_positive_pulls_the_weights_towards_it(student):
    """A missed positive point pulls the weights towards it."""
    w, _ = student.perceptron_update(np.array([-1.0, 0.5]), -2.0, np.array([1.0, 2.0]), 1, 1.0)
    expect.close(w, [0.0, 2.5], "the new weights")
