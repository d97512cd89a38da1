"""q6_multiclass: a row of neurons, of which the largest score wins."""

import numpy as np

from autograder.checks import check, expect

_ONE_HOT = "test_one_hot_of_a_single_label"
_PREDICT = "test_predict_gives_a_label_per_point"
_RETURNS = "test_update_returns_weights_and_biases"
_RIGHT = "test_a_right_point_moves_nobody"
_TWO = "test_only_the_two_classes_involved_move"


def _wrong_example(rng, k=4):
    """Weights, biases, a point, its label and the class that wins instead.

    All scores are positive and the label's is the lowest: it shows who pushes all that fire or score higher.
    Without the biases the winner's score would be the lowest: it shows who forgets them.
    """
    W, x = rng.normal(size=(3, k)), rng.uniform(0.5, 1.5, size=3)
    scores = rng.permutation(k) + 1.0
    label, winner = int(scores.argmin()), int(scores.argmax())
    W[:, winner] = W.min(axis=1) - 0.5
    return W, scores - x @ W, x, label, winner


@check(
    points=0.5,
    after=_ONE_HOT,
    hint="`rows[:, labels] = 1` fills these columns in every row. Give an index for the rows as well: "
    "np.arange(n).",
)
def test_one_hot_of_a_batch_has_one_per_row(student, rng):
    """Each row of a batch has exactly one 1, in the column of its own label."""
    labels = np.concatenate([[0, 1, 2], rng.integers(0, 3, size=9)])
    rows = student.one_hot(labels, 3)
    expect.array(rows, "one_hot of a batch", shape=(12, 3))
    expect.close(rows, (labels[:, None] == np.arange(3)).astype(int), "one_hot of a batch")


@check(points=0.5, after=_PREDICT, hint="Scores are X @ W + b, and np.argmax takes the first of equal ones.")
def test_ties_go_to_the_lowest_class(student):
    """If several classes share the largest score, the lowest of them is the answer."""
    X = np.array([[1.0], [2.0], [-3.0]])
    labels = student.multiclass_predict(X, np.zeros((1, 4)), np.zeros(4))
    expect.close(labels, np.zeros(3, dtype=int), "multiclass_predict with all scores equal")
    labels = student.multiclass_predict(X, np.zeros((1, 4)), np.array([0.0, 1.0, 1.0, 0.5]))
    expect.close(labels, np.ones(3, dtype=int), "multiclass_predict with two classes equal")


@check(
    points=0.5,
    after=_PREDICT,
    hint="Does it work with other numbers of classes and inputs, and with negative scores?",
)
def test_predict_on_many_points(student, solution, rng):
    """For many random points and any number of classes the labels are right."""
    for d, k in ((2, 3), (5, 2), (3, 7)):
        X, W, b = rng.normal(size=(100, d)), rng.normal(size=(d, k)), rng.normal(size=k) - 4.0
        labels = student.multiclass_predict(X, W, b)
        expect.array(labels, "multiclass_predict", shape=(100,), dtype="int")
        expect.close(labels, solution.multiclass_predict(X, W, b), "multiclass_predict")


@check(
    points=0.5,
    after=_RETURNS,
    hint="If the class with the largest score X @ W + b is the label, the error is 0 for every neuron.",
)
def test_a_right_point_moves_nobody(student, rng):
    """A point that gets the right class changes nothing."""
    W, b, x, _, winner = _wrong_example(rng)
    new_W, new_b = student.multiclass_update(W.copy(), b.copy(), x, winner, 0.5)
    expect.close(new_W, W, "the weights after a right answer", rtol=1e-5, atol=1e-6)
    expect.close(new_b, b, "the biases after a right answer", rtol=1e-5, atol=1e-6)
    new_W, _ = student.multiclass_update(np.zeros((3, 4)), np.zeros(4), x, 0, 0.5)
    expect.close(new_W, np.zeros((3, 4)), "the weights where all scores are equal and the first is right")


@check(
    points=0.5,
    after=(_RETURNS, _RIGHT),
    hint="The label's column gains lr · x, the winner's column loses it. All others stay, whatever "
    "their scores are. Of equal scores the first wins.",
)
def test_only_the_two_classes_involved_move(student, rng):
    """After a mistake the label's weights move towards the point, the winner's away from it, no others."""
    wrong = _wrong_example(rng)
    equal = (np.zeros((3, 4)), np.zeros(4), wrong[2], 2, 0)  # of equal scores the first wins
    for W, b, x, label, winner in (wrong, equal):
        right = W.copy()
        right[:, label] += 0.75 * x
        right[:, winner] -= 0.75 * x
        new_W, _ = student.multiclass_update(W.copy(), b.copy(), x, label, 0.75)
        for c in range(4):
            role = {label: "of the label", winner: "of the class that won"}.get(
                c, "of a class that is not involved"
            )
            expect.close(new_W[:, c], right[:, c], f"the column {role}", rtol=1e-5, atol=1e-6)


@check(
    points=0.5,
    after=_TWO,
    hint="The biases follow the same rule, with the input 1: + lr for the label, - lr for the winner.",
)
def test_the_biases_move_too(student, rng):
    """After a mistake the label's bias gains the learning rate and the winner's loses it."""
    W, b, x, label, winner = _wrong_example(rng)
    right = b.copy()
    right[label] += 0.25
    right[winner] -= 0.25
    _, new_b = student.multiclass_update(W.copy(), b.copy(), x, label, 0.25)
    expect.close(new_b, right, "the new biases", rtol=1e-5, atol=1e-6)


@check(points=0.5, after=_TWO, hint="`W[:, c] += …` writes into the caller's array; make a copy first.")
def test_the_arguments_stay_as_they_were(student, rng):
    """The weights, the biases and the point that an update is given are the same afterwards."""
    W, b, x, label, _ = _wrong_example(rng)
    there = student.put(W.copy()), student.put(b.copy()), student.put(x.copy())
    student.multiclass_update(*there, label, 0.5)
    expect.equal(student.fetch(there[0]), W, "the weights that you were given")
    expect.equal(student.fetch(there[1]), b, "the biases that you were given")
    expect.equal(student.fetch(there[2]), x, "the point that you were given")
