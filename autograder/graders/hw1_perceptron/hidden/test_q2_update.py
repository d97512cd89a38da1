"""q2_update: one step of the perceptron rule."""

import numpy as np

from autograder.checks import check, expect

_POSITIVE = "test_a_missed_positive_pulls_the_weights_towards_it"
_FALSE_ALARM = "test_a_false_alarm_pushes_the_weights_away"
_EXAMPLE = "test_example_of_the_docstring"
_RIGHT = "test_a_right_point_changes_nothing"


@check(
    points=0.5,
    after=_POSITIVE,
    hint="The error is made of the answer (0 or 1), not of the score and not of the label alone; and the "
    "answer is made of the whole score, of all inputs and the bias; it is 1 where that is greater than 0, "
    "however little.",
)
def test_a_right_point_changes_nothing(student):
    """A point that the neuron gets right changes nothing, whichever part of its score makes it right."""
    point, tiny = [1.0, 2.0], 2.0**-43
    for w, b, x, y in (
        ([2.0, 0.5], 1.0, point, 1),
        ([-2.0, 0.5], -1.0, point, 0),
        ([-2.0, 0.5], 2.0, point, 1),
        ([2.0, 0.5], -4.0, point, 0),
        ([0.0, 0.0, 0.0, 3.0], -1.0, [1.0, 1.0, 1.0, 1.0], 1),
        ([2.0 * tiny, tiny], tiny, point, 1),
    ):
        new_w, new_b = student.perceptron_update(np.array(w), b, np.array(x), y, 1.0)
        expect.close(new_w, w, f"the weights after a point with label {y} that was right")
        expect.close(new_b, b, f"the bias after a point with label {y} that was right")


@check(
    points=0.25,
    after=(_EXAMPLE, _RIGHT, _FALSE_ALARM),
    hint="A score of exactly 0 does not fire: a positive is missed, a negative is right, and nothing moves.",
)
def test_a_score_of_zero_counts_as_not_firing(student):
    """At a score of exactly 0 a positive point is missed and a negative one right; above, a false alarm."""
    x = np.array([1.0, 2.0])
    for old, bias in ((np.zeros(2), 0.0), (np.array([2.0, -1.5]), 1.0)):
        w, b = student.perceptron_update(old.copy(), bias, x, 1, 1.0)
        expect.close(w, old + x, "the weights after a positive with score 0")
        expect.close(b, bias + 1.0, "the bias after a positive with score 0")
        w, b = student.perceptron_update(old.copy(), bias, x, 0, 1.0)
        expect.close(w, old, "the weights after a negative with score 0")
        expect.close(b, bias, "the bias after a negative with score 0")
    w, b = student.perceptron_update(np.array([2.0, -1.5]), 1.25, x, 0, 1.0)
    expect.close(w, [1.0, -3.5], "the weights after a negative with a score between 0 and 1")
    expect.close(b, 0.25, "the bias after a negative with a score between 0 and 1")


@check(
    points=0.25,
    after=(_FALSE_ALARM, _EXAMPLE),
    hint="Both steps are multiplied by lr: lr · error · x and lr · error.",
)
def test_the_learning_rate_scales_the_step(student, rng):
    """The learning rate scales the step of the weights, towards a point and away from it."""
    x = rng.uniform(5.0, 20.0, size=2)
    for lr in (0.25, 2.0):
        w, _ = student.perceptron_update(np.array([-3.0, -1.0]), -1.0, x, 1, lr)
        expect.close(w, np.array([-3.0, -1.0]) + lr * x, f"the weights with lr={lr}", rtol=1e-5, atol=1e-6)
    old = np.array([2.0, 0.5])
    whole, quarter = (student.perceptron_update(old.copy(), 1.0, x, 0, lr)[0] - old for lr in (1.0, 0.25))
    expect.close(quarter, whole / 4, "the step away from a false alarm with lr=0.25", rtol=1e-5, atol=1e-6)


@check(
    points=0.5,
    after=(_EXAMPLE, _FALSE_ALARM, _RIGHT, "test_the_learning_rate_scales_the_step"),
    hint="The bias moves as if its input were always 1: by lr · error, not by anything with x.",
)
def test_the_bias_learns_too(student, rng):
    """The bias moves by the learning rate, up for a missed positive and down for a false alarm."""
    x = rng.uniform(1.5, 2.5, size=3)
    for lr in (1.0, 0.25):
        _, up = student.perceptron_update(np.full(3, -1.0), -0.5, x, 1, lr)
        expect.close(up, -0.5 + lr, f"the bias after a missed positive with lr={lr}")
        _, down = student.perceptron_update(np.full(3, 1.0), 0.5, x, 0, lr)
        expect.close(down, 0.5 - lr, f"the bias after a false alarm with lr={lr}")


@check(
    points=0.5,
    after=_POSITIVE,
    hint="NumPy does not subtract a bool from a bool: make a number of the label and of the answer first.",
)
def test_labels_may_be_booleans(student):
    """A label may be a bool, Python's or NumPy's, as well as a number."""
    for label in (np.array([True])[0], True, 1.0, np.array([1], dtype=np.int8)[0]):
        w, _ = student.perceptron_update(np.array([-1.0, 0.5]), -2.0, np.array([1.0, 2.0]), label, 1.0)
        expect.close(w, [0.0, 2.5], "the new weights")


@check(
    points=0.5, after=_POSITIVE, hint="`w += …` writes into the caller's array. `w = w + …` makes a new one."
)
def test_the_arguments_stay_as_they_were(student):
    """The arrays that perceptron_update is given are the same afterwards, whichever mistake was made."""
    for bias, label in ((-2.0, 1), (2.0, 0)):
        w, x = student.put(np.array([-1.0, 0.5])), student.put(np.array([1.0, 2.0]))
        student.perceptron_update(w, bias, x, label, 0.5)
        expect.equal(student.fetch(w), np.array([-1.0, 0.5]), "the array of weights that you were given")
        expect.equal(student.fetch(x), np.array([1.0, 2.0]), "the point that you were given")
