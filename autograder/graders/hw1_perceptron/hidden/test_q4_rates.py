"""q4_rates: accuracy, detection rate, false-positive rate."""

import math
import warnings

import numpy as np

from autograder.checks import check, expect

_EXAMPLE = "test_small_example"
_KINDS = "test_bools_and_numbers_are_welcome"
_NAMES = ("accuracy", "detection rate", "false-positive rate")


def _compare(found, right):
    for mine, theirs, name in zip(found, right, _NAMES, strict=True):
        expect.close(mine, theirs, f"the {name}", rtol=1e-5, atol=1e-6, nan_ok=True)


@check(
    points=0.75,
    after=_KINDS,
    hint="The rates are shares of three different groups; none depends on its size. Do not count in small "
    "types: an int8 ends at 127.",
)
def test_random_answers(student, solution, rng):
    """For many random answers all three rates are right."""
    for share in (0.2, 0.5, 0.9):
        truth, answer = (rng.random(400) < share).astype(int), (rng.random(400) < 0.7).astype(int)
        truth[:2] = 0, 1  # both classes occur
        right = solution.rates(truth, answer)
        for kind in (int, bool):
            _compare(student.rates(truth.astype(kind), answer), right)


@check(
    points=0.5,
    after=_KINDS,
    hint="Where there are no positives the detection rate is nan: there is nobody to detect. Where there are "
    "some and none was found, it is 0. The other rates keep their values.",
)
def test_a_rate_of_nobody_is_nan(student):
    """A rate of an empty group is nan; the others keep their values, 0 included."""
    ones, zeros, answer = np.ones(4, dtype=int), np.zeros(4, dtype=int), np.array([1, 0, 0, 0])
    _compare(student.rates(zeros.copy(), answer.copy()), (0.75, math.nan, 0.25))
    _compare(student.rates(ones.copy(), answer.copy()), (0.25, 0.25, math.nan))
    _compare(student.rates(answer.copy(), zeros.copy()), (0.75, 0.0, 0.0))
    one = np.ones(1, dtype=int)
    _compare(student.rates(one, one), (1.0, 1.0, math.nan))
    for positives, detection in (([0], 0.0), ([1], 1.0), ([0, 1], 0.5)):  # what is answered to them
        for negatives, alarms in (([0], 0.0), ([1], 1.0), ([0, 1], 0.5)):
            found = np.array(positives + negatives)
            truth = np.repeat([1, 0], [len(positives), len(negatives)])
            accuracy = float((found == truth).mean())
            _compare(student.rates(truth, found), (accuracy, detection, alarms))


@check(
    points=0.5,
    after="test_a_rate_of_nobody_is_nan",
    hint="Ask whether the group is empty before you divide; the mean of an empty array warns.",
)
def test_no_warning_where_nothing_is_wrong(student):
    """An empty group causes no warning."""

    def warned(rates, truth, answer):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            rates(truth, answer)
        return len(caught)

    answer = np.array([1, 0, 0, 0])
    for truth in (np.zeros(4, dtype=int), np.ones(4, dtype=int)):
        count = student.run(warned, student.rates, truth, answer)
        expect.true(count == 0, "A warning was given where a group is empty.")


@check(
    points=0.25,
    after=_KINDS,
    hint="Work on copies, `y_true.astype(bool)` for instance: what you write into y_true or y_pred the "
    "caller sees.",
)
def test_the_arguments_stay_as_they_were(student):
    """The labels and the answers that rates is given are the same afterwards."""
    for kind in (int, bool):
        truth, answer = np.array([1, 1, 0, 0]).astype(kind), np.array([1, 0, 1, 0]).astype(kind)
        there = student.put(truth.copy()), student.put(answer.copy())
        student.rates(*there)
        expect.equal(student.fetch(there[0]), truth, "the array of labels that you were given")
        expect.equal(student.fetch(there[1]), answer, "the array of answers that you were given")
