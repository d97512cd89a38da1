"""q4_rates: accuracy, detection rate, false-positive rate."""

import numpy as np

from autograder.checks import check, expect

TRUTH = np.array([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
ANSWER = np.array([1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0], dtype=bool)


@check(
    points=0.25,
    hint="Return three shares, `return accuracy, detection, false_positives`: a count, divided by how "
    "many points it is taken of.",
)
def test_returns_three_numbers(student):
    """Three numbers come back, each between 0 and 1."""
    result = student.rates(TRUTH.copy(), ANSWER.copy())
    expect.type(result, (tuple, list), "what rates returns")
    expect.true(len(result) == 3, f"rates returns {len(result)} things; expected 3.")
    for value, name in zip(result, ("accuracy", "detection rate", "false-positive rate"), strict=True):
        expect.at_least(value, 0.0, f"the {name}")
        expect.at_most(value, 1.0, f"the {name}")


@check(
    points=0.5,
    after="test_returns_three_numbers",
    hint="Ask of each rate: the share of whom? Detection is a share of those who are truly positive, "
    "the false-positive rate a share of those who truly are not.",
)
def test_small_example(student):
    """With 5 positives (3 found) and 7 negatives (1 called positive) the rates are 9/12, 3/5 and 1/7."""
    accuracy, detection, false_positives = student.rates(TRUTH.copy(), ANSWER.copy())
    expect.close(accuracy, 9 / 12, "the accuracy")
    expect.close(detection, 3 / 5, "the detection rate")
    expect.close(false_positives, 1 / 7, "the false-positive rate")


@check(
    points=0.25,
    after="test_small_example",
    hint="NumPy does not subtract a bool from a bool, and ~ on the numbers 0 and 1 is not `not`: make both "
    "arrays bools, or both numbers, first.",
)
def test_bools_and_numbers_are_welcome(student):
    """Labels and answers may be bools, ints or floats, each as it likes: the rates are the same."""
    for truth_kind in (bool, int, float):
        for answer_kind in (bool, int, float):
            kinds = f"with labels of kind {truth_kind.__name__} and answers of kind {answer_kind.__name__}"
            found = student.rates(TRUTH.astype(truth_kind), ANSWER.astype(answer_kind))
            for value, right, name in zip(
                found,
                (9 / 12, 3 / 5, 1 / 7),
                ("accuracy", "detection rate", "false-positive rate"),
                strict=True,
            ):
                expect.close(value, right, f"the {name} {kinds}", rtol=1e-5, atol=1e-6)
