"""solutions/README.md says where the course texts went: its tables name every question, and only real ones."""

import re

import pytest

from autograder.assignment import Course

COURSE = Course.find()
TEXT = (COURSE.root / "solutions" / "README.md").read_text(encoding="utf-8")


def rows_of(hw):
    """Last cells of the table of an assignment: where things are."""
    section = TEXT.split(f"\n## {hw}:", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]
    return [
        line.strip("| ").rsplit("|", maxsplit=1)[-1] for line in section.splitlines() if line.startswith("| ")
    ][2:]


@pytest.mark.parametrize("hw", COURSE.names)
def test_every_question_has_a_row_and_every_row_a_question(hw):
    numbers = {question.name.split("_")[0] for question in COURSE.assignment(hw).graded}
    named = {number for row in rows_of(hw) for number in re.findall(r"\bq\d+\b", row)}
    assert named == numbers
