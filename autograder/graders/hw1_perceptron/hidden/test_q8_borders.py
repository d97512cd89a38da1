"""q8_borders: where two scores are equal."""

import numpy as np

from autograder.checks import check, expect


@check(
    points=0.5,
    after="test_returns_a_neuron",
    hint="The class with the largest score wins, so what counts is the difference of two scores, not "
    "the sign of one.",
)
def test_scores_are_equal_on_the_border(student, rng):
    """Wherever the border's score is 0, both classes have the same score."""
    W, b = rng.normal(size=(2, 3)), rng.normal(size=3)
    for i, j in ((0, 1), (2, 0), (1, 2)):
        w, bias = student.border(W.copy(), b.copy(), i, j)
        foot = -float(bias) * w / max(float(w @ w), 1e-12)
        along = np.array([-w[1], w[0]]) / max(float(w @ w), 1e-12) ** 0.5
        points = foot + np.array([[-3.0], [0.0], [3.0]]) * along
        scores = points @ W + b
        expect.close(
            scores[:, i], scores[:, j], "the score of the first class on the border", rtol=0, atol=1e-5
        )


@check(
    points=0.5,
    after="test_scores_are_equal_on_the_border",
    hint="The neuron fires on the side of class i: score of i minus score of j, in this order. W[:, i] is a "
    "view: `-=` on it writes into W.",
)
def test_fires_on_the_side_of_the_first_class(student, solution, rng):
    """The border's score is the score of class i minus the score of class j, and W stays as it was."""
    W, b = rng.normal(size=(3, 5)), rng.normal(size=5)
    there = student.put(W.copy()), student.put(b.copy())
    for i, j in ((0, 1), (4, 2)):
        w, bias = student.border(*there, i, j)
        right_w, right_bias = solution.border(W, b, i, j)
        expect.close(w, right_w, "the weights of the border", rtol=1e-5, atol=1e-6)
        expect.close(bias, right_bias, "the bias of the border", rtol=1e-5, atol=1e-6)
    expect.equal(student.fetch(there[0]), W, "the W that you were given")
    expect.equal(student.fetch(there[1]), b, "the biases that you were given")
