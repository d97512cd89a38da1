"""q8_borders: where two scores are equal."""

import numpy as np

from autograder.checks import check, expect


@check(points=0.25, hint="Return two things: weights and a bias. A class is a *column* of W.")
def test_returns_a_neuron(student):
    """A border is given by weights, one for each input, and a bias."""
    result = student.border(np.ones((2, 4)), np.zeros(4), 0, 3)
    expect.type(result, (tuple, list), "what border returns")
    expect.true(len(result) == 2, f"border returns {len(result)} things; expected 2.")
    expect.array(result[0], "the weights of the border", shape=(2,), dtype="float")
    expect.number(result[1], "the bias of the border")


@check(
    points=0.25,
    after="test_returns_a_neuron",
    hint="The class with the largest score wins, so what counts is the difference of two scores: that of "
    "class i minus that of class j, weights and bias.",
)
def test_example_of_the_docstring(student):
    """For the weights (1, 0) and (0, 1) and the biases 0 and 3 the border has weights (1, -1) and bias -3."""
    w, b = student.border(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0.0, 3.0]), 0, 1)
    expect.close(w, [1.0, -1.0], "the weights of the border")
    expect.close(b, -3.0, "the bias of the border")
