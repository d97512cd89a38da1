"""q8_borders: where two scores are equal."""

import numpy as np

from autograder.checks import check, expect


@check(points=0.5, hint="Return two things: weights and a bias. A class is a *column* of W.")
def test_returns_a_neuron(student):
    """A border is given by weights, one for each input, and a bias."""
    result = student.border(np.ones((2, 4)), np.zeros(4), 0, 3)
    expect.type(result, (tuple, list), "what border returns")
    expect.true(len(result) == 2, f"border returns {len(result)} things; expected 2.")
    expect.array(result[0], "the weights of the border", shape=(2,), dtype="float")
    expect.number(result[1], "the bias of the border")
