"""q6_multiclass: a row of neurons, of which the largest score wins."""

import numpy as np

from autograder.checks import check, expect


@check(points=0.5, hint="Make zeros of shape (n, n_classes) and put a 1 into each row.")
def test_one_hot_of_a_single_label(student):
    """A single label becomes one row with its 1 in the right place."""
    row = student.one_hot(np.array([2]), 4)
    expect.array(row, "one_hot of one label", shape=(1, 4))
    expect.close(row, np.array([[0, 0, 1, 0]]), "one_hot of one label")


@check(
    points=0.5,
    hint="argmax over the classes (axis=1) gives a label for each point; over the points it does not.",
)
def test_predict_gives_a_label_per_point(student):
    """Each point gets the class with the largest score, as an int."""
    X = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0], [2.0, 1.9], [0.0, 0.0]])
    W = np.array([[1.0, 0.0, -1.0], [0.0, 1.0, -1.0]])
    labels = student.multiclass_predict(X, W, np.array([0.0, 0.5, 0.2]))
    expect.array(labels, "multiclass_predict", shape=(5,), dtype="int")
    expect.close(labels, np.array([0, 1, 2, 1, 1]), "multiclass_predict")


@check(points=0.5, hint="Return two things: `return new_W, new_b`, with the shapes of the old ones.")
def test_update_returns_weights_and_biases(student):
    """An update returns the new weights (d, k) and the new biases (k,)."""
    result = student.multiclass_update(np.zeros((2, 4)), np.zeros(4), np.array([1.0, 2.0]), 3, 0.5)
    expect.type(result, (tuple, list), "what multiclass_update returns")
    expect.true(len(result) == 2, f"multiclass_update returns {len(result)} things; expected 2.")
    expect.array(result[0], "the new weights", shape=(2, 4), dtype="float")
    expect.array(result[1], "the new biases", shape=(4,), dtype="float")
