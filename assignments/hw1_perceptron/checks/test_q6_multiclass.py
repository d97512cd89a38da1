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
    points=0.25,
    after="test_one_hot_of_a_single_label",
    hint="`rows[:, labels] = 1` fills these columns in every row. Give an index for the rows as well: "
    "np.arange(n).",
)
def test_one_hot_of_two_labels(student):
    """The labels 2 and 0 become two rows, each with a single 1 in its own column."""
    rows = student.one_hot(np.array([2, 0]), 3)
    expect.array(rows, "one_hot of [2, 0]", shape=(2, 3))
    expect.close(rows, np.array([[0, 0, 1], [1, 0, 0]]), "one_hot of [2, 0]")


@check(
    points=0.5,
    hint="The scores are X @ W + b. argmax over the classes (axis=1) gives a label for each point; over "
    "the points it does not.",
)
def test_predict_gives_a_label_per_point(student):
    """Each point gets the class with the largest score, as an int."""
    X, W = np.array([[1.0, 0.0], [0.0, 2.0]]), np.eye(2)
    labels = student.multiclass_predict(X, W, np.zeros(2))
    expect.array(labels, "multiclass_predict for the docstring's example", shape=(2,), dtype="int")
    expect.close(labels, np.array([0, 1]), "multiclass_predict for the docstring's example")
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


@check(
    points=0.5,
    after="test_update_returns_weights_and_biases",
    hint="All three scores are 0, so the first class wins and the label 2 does not: the label's column "
    "gains lr · x and its bias lr, the winner's lose them.",
)
def test_update_of_the_docstring(student):
    """From all weights at 0, x = 2 with label 2 and lr 0.5 moves the first class down and the third up."""
    W, b = student.multiclass_update(np.zeros((1, 3)), np.zeros(3), np.array([2.0]), 2, lr=0.5)
    expect.close(W, np.array([[-1.0, 0.0, 1.0]]), "the new weights")
    expect.close(b, np.array([-0.5, 0.0, 0.5]), "the new biases")
