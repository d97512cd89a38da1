"""q6_multiclass: a row of neurons, of which the largest score wins."""

import numpy as np

from autograder.checks import check, expect

_ONE_HOT = "test_one_hot_of_two_labels"
_PREDICT = "test_predict_gives_a_label_per_point"
_UPDATE = "test_update_of_the_docstring"
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
    points=0.25,
    after=_ONE_HOT,
    hint="A row for each label, in the order of the labels, n_classes columns, also where a label occurs "
    "twice or a class not at all. Each call makes a new array.",
)
def test_one_hot_of_a_batch_has_one_per_row(student, rng):
    """Each row of a batch has exactly one 1, in the column of its own label."""
    labels = np.concatenate([[0, 1, 2], rng.integers(0, 3, size=9)])
    for some, k in ((labels, 3), (labels[::-1], 3), (labels, 5), (np.array([1, 1]), 4)):
        rows = student.one_hot(some.copy(), k)
        expect.array(rows, f"one_hot of a batch with {k} classes", shape=(len(some), k))
        right = (some[:, None] == np.arange(k)).astype(int)
        expect.close(rows, right, f"one_hot of a batch with {k} classes")


@check(points=0.5, after=_PREDICT, hint="Scores are X @ W + b, and np.argmax takes the first of equal ones.")
def test_ties_go_to_the_lowest_class(student):
    """If several classes share the largest score, the lowest of them is the answer."""
    X = np.array([[1.0], [2.0], [-3.0]])
    labels = student.multiclass_predict(X, np.zeros((1, 4)), np.zeros(4))
    expect.close(labels, np.zeros(3, dtype=int), "multiclass_predict with all scores equal")
    labels = student.multiclass_predict(X, np.zeros((1, 4)), np.array([0.0, 1.0, 1.0, 0.5]))
    expect.close(labels, np.ones(3, dtype=int), "multiclass_predict with two classes equal")


@check(
    points=0.25,
    after=_PREDICT,
    hint="Does it work with other numbers of classes, inputs and points, and with negative scores?",
)
def test_predict_on_many_points(student, solution, rng):
    """For random points, one or many, and any number of classes the labels are right."""
    for n, d, k in ((100, 2, 3), (100, 5, 2), (100, 3, 7), (40, 2, 40), (1, 2, 3)):
        X, W, b = rng.normal(size=(n, d)), rng.normal(size=(d, k)), rng.normal(size=k) - 4.0
        labels = student.multiclass_predict(X, W, b)
        expect.array(labels, "multiclass_predict", shape=(n,), dtype="int")
        expect.close(labels, solution.multiclass_predict(X, W, b), "multiclass_predict")


@check(
    points=0.25,
    after="test_predict_on_many_points",
    hint="The largest score wins as it is: e^score is infinite for a score of 1000, and scores may differ "
    "by very little and yet be no tie. No softmax and no tolerance are needed.",
)
def test_predict_for_scores_of_any_size(student, solution, rng):
    """The labels are right for very large and very small scores as well."""
    X, W, b = rng.normal(size=(60, 2)), rng.normal(size=(2, 4)), rng.normal(size=4) - 4.0
    right = solution.multiclass_predict(X, W, b)
    for factor in (2.0**11, 2.0**-43):  # powers of two change no rounding
        labels = student.multiclass_predict(X, factor * W, factor * b)
        expect.close(labels, right, "multiclass_predict")


@check(
    points=0.5,
    after=_UPDATE,
    hint="If the class with the largest score X @ W + b is the label, the error is 0 for every neuron.",
)
def test_a_right_point_moves_nobody(student, rng):
    """A point that gets the right class changes nothing, however large its scores are."""
    W, b, x, _, winner = _wrong_example(rng)
    new_W, new_b = student.multiclass_update(W.copy(), b.copy(), x, winner, 0.5)
    expect.close(new_W, W, "the weights after a right answer", rtol=1e-5, atol=1e-6)
    expect.close(new_b, b, "the biases after a right answer", rtol=1e-5, atol=1e-6)
    new_W, _ = student.multiclass_update(np.zeros((3, 4)), np.zeros(4), x, 0, 0.5)
    expect.close(new_W, np.zeros((3, 4)), "the weights where all scores are equal and the first is right")
    for shift in range(4):  # scores in the thousands, with each class as the winner
        large_W, large_b = np.roll(2048 * W, shift, axis=1), np.roll(2048 * b, shift)
        new_W, _ = student.multiclass_update(large_W.copy(), large_b.copy(), x, (winner + shift) % 4, 0.5)
        expect.close(new_W, large_W, "the weights after a right answer", rtol=1e-5, atol=1e-3)


@check(
    points=0.25,
    after=(_UPDATE, _RIGHT),
    hint="The label's column gains lr · x, the winner's column loses it. All others stay, whatever "
    "their scores are. Of equal scores the first wins.",
)
def test_only_the_two_classes_involved_move(student, rng):
    """After a mistake the label's weights move towards the point, the winner's away from it, no others."""
    wrong = _wrong_example(rng)
    equal = (np.zeros((3, 4)), np.zeros(4), wrong[2], 2, 0)  # of equal scores the first wins
    for W, b, x, label, winner in (wrong, equal, _wrong_example(rng, k=7)):
        right = W.copy()
        right[:, label] += 0.75 * x
        right[:, winner] -= 0.75 * x
        new_W, _ = student.multiclass_update(W.copy(), b.copy(), x, label, 0.75)
        for c in range(len(b)):
            role = {label: "of the label", winner: "of the class that won"}.get(
                c, "of a class that is not involved"
            )
            expect.close(new_W[:, c], right[:, c], f"the column {role}", rtol=1e-5, atol=1e-6)


@check(
    points=0.25,
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


@check(
    points=0.25,
    after=_UPDATE,
    hint="`W[:, c] += …` writes into the caller's array; make a copy first.",
)
def test_the_arguments_stay_as_they_were(student, rng):
    """The weights, the biases and the point that an update is given are the same afterwards."""
    W, b, x, label, _ = _wrong_example(rng)
    there = student.put(W.copy()), student.put(b.copy()), student.put(x.copy())
    student.multiclass_update(*there, label, 0.5)
    expect.equal(student.fetch(there[0]), W, "the weights that you were given")
    expect.equal(student.fetch(there[1]), b, "the biases that you were given")
    expect.equal(student.fetch(there[2]), x, "the point that you were given")


@check(
    points=0.25,
    after=(_ONE_HOT, _PREDICT),
    hint="`X *= …`, `b -= …` or `labels -= …` write into the caller's array; `X = X * …` makes a new one.",
)
def test_one_hot_and_predict_change_nothing(student):
    """What one_hot and multiclass_predict are given is the same afterwards."""
    labels = np.array([2, 0, 1])
    held = student.put(labels.copy())
    student.one_hot(held, 4)
    expect.equal(student.fetch(held), labels, "the labels that one_hot was given")
    arrays = np.array([[1.0, 0.5], [-1.0, 2.0]]), np.array([[1.0, 0.0, -1.0], [0.5, 1.0, 0.0]]), np.ones(3)
    there = [student.put(array.copy()) for array in arrays]
    student.multiclass_predict(*there)
    for name, handle, before in zip(("points", "weights", "biases"), there, arrays, strict=True):
        expect.equal(student.fetch(handle), before, f"the {name} that multiclass_predict was given")
