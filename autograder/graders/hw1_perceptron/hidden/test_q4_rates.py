"""q4_rates: accuracy, detection rate, false-positive rate."""

import math
import warnings

import numpy as np

from autograder.checks import check, expect

_EXAMPLE = "test_small_example"
_NAMES = ("accuracy", "detection rate", "false-positive rate")


def _compare(found, right):
    for mine, theirs, name in zip(found, right, _NAMES, strict=True):
        expect.close(mine, theirs, f"the {name}", rtol=1e-5, atol=1e-6, nan_ok=True)


@check(
    points=0.5,
    after=_EXAMPLE,
    hint="The rates are shares of three different groups; none depends on its size.",
)
def test_random_answers(student, solution, rng):
    """For many random answers all three rates are right."""
    for share in (0.2, 0.5, 0.9):
        truth, answer = (rng.random(200) < share).astype(int), (rng.random(200) < 0.4).astype(int)
        truth[:2] = 0, 1  # both classes occur
        _compare(student.rates(truth, answer), solution.rates(truth, answer))


@check(
    points=0.5,
    after=_EXAMPLE,
    hint="NumPy does not subtract bools, and ~ on the numbers 0 and 1 is not `not`.",
)
def test_bools_and_numbers_are_welcome(student, rng):
    """Labels and answers may be bools, ints or floats, each as it likes."""
    truth, answer = rng.random(40) < 0.5, rng.random(40) < 0.5
    truth[:2] = False, True
    right = np.mean(truth == answer), answer[truth].mean(), answer[~truth].mean()
    for truth_kind in (bool, int, float):
        for answer_kind in (bool, int, float):
            _compare(student.rates(truth.astype(truth_kind), answer.astype(answer_kind)), right)


@check(
    points=0.5,
    after=_EXAMPLE,
    hint="Where there are no positives the detection rate is nan: there is nobody to detect. Where there are "
    "some and none was found, it is 0.",
)
def test_a_rate_of_nobody_is_nan(student):
    """A rate of an empty group is nan; the others keep their values, 0 included."""
    ones, zeros, answer = np.ones(4, dtype=int), np.zeros(4, dtype=int), np.array([1, 0, 0, 0])
    _compare(student.rates(zeros, answer), (0.75, math.nan, 0.25))
    _compare(student.rates(ones, answer), (0.25, 0.25, math.nan))
    _compare(student.rates(answer, zeros), (0.75, 0.0, 0.0))


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
