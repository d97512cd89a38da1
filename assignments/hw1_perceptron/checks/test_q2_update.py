"""q2_update: one step of the perceptron rule."""

import numpy as np

from autograder.checks import check, expect


@check(
    points=0.5,
    hint="Return two things, `return new_w, new_b`, made of the w, b, x, y and lr that the call gives.",
)
def test_returns_weights_and_bias(student):
    """Two things come back: the new weights, with the shape of the old ones, and the new bias, a number."""
    for d in (2, 5, 1):
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


@check(
    points=0.5,
    after="test_a_missed_positive_pulls_the_weights_towards_it",
    hint="For a false alarm the error is 0 - 1 = -1: the same rule with the other sign.",
)
def test_a_false_alarm_pushes_the_weights_away(student):
    """A negative point that fired pushes the weights away from it."""
    w, _ = student.perceptron_update(np.array([2.0, 0.5]), 1.0, np.array([1.0, 2.0]), 0, 1.0)
    expect.close(w, [1.0, -1.5], "the new weights")


@check(
    points=0.5,
    after="test_a_missed_positive_pulls_the_weights_towards_it",
    hint="The weights move by lr · error · x and the bias by lr · error: its input is always 1. With all "
    "weights at 0 the score is 0, which does not fire, so this positive was missed.",
)
def test_example_of_the_docstring(student):
    """From weights and bias 0, the point (3, -1) with label 1 and lr 0.5 leads to (1.5, -0.5) and b = 0.5."""
    w, b = student.perceptron_update(np.zeros(2), 0.0, np.array([3.0, -1.0]), 1, lr=0.5)
    expect.close(w, [1.5, -0.5], "the new weights")
    expect.close(b, 0.5, "the new bias")
