"""One of a thing is told as one."""

import pytest

from autograder.report.wording import counted


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "1 point"),
        (1.0, "1 point"),
        (0, "0 points"),
        (0.5, "0.5 points"),
        (2.0, "2 points"),
        (1234567, "1234567 points"),
    ],
)
def test_only_one_is_singular(number, told):
    assert counted(number, "point") == told


def test_people_are_no_persons():
    assert [counted(number, "person", "people") for number in (0, 1, 2)] == [
        "0 people",
        "1 person",
        "2 people",
    ]
