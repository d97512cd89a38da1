"""Reports: Otter's columns, and nothing in a student's summary that a hidden check must not tell."""

from dataclasses import replace

import pytest

from autograder.assignment import CheckResult, QuestionResult, Verdict
from autograder.grading.record import Record
from autograder.report.summaries import staff_summary, student_summary

PUBLIC = CheckResult("q1", "test_a", "Returns it.", Verdict.PASSED, 1, hidden=False)
HIDDEN = CheckResult(
    "q1", "test_b", "Has the value.", Verdict.FAILED, 2, hidden=True,
    message="w is 7; expected 42.\x1b[2J <b>", outcome="It does not hold for your code.", hint="Look at the sign.",
)  # fmt: skip
RECORD = Record("ada.py", "0" * 64, "hw9_scale", (QuestionResult("q1", "A question", (PUBLIC, HIDDEN)),))


def test_a_student_sees_a_hidden_checks_rule_and_hint_but_no_value():
    text = student_summary(RECORD)
    assert "Has the value." in text
    assert "Look at the sign." in text
    assert "42" not in text


def test_hidden_checks_can_be_left_out_of_a_students_summary():
    assert "Has the value." not in student_summary(RECORD, show_hidden=False)


def test_a_cell_that_did_not_run_to_its_end_is_told_to_student_and_staff():
    record = replace(RECORD, notes=("cell [7] (`while True:`) stopped in line 1: it took too long",))
    for text in (student_summary(record), staff_summary(record)):
        assert "About the cells:\n  cell [7]" in text
    assert "did not run" not in student_summary(RECORD)
    assert Record.from_json(record.to_json()) == record


def test_staff_see_the_message_without_control_characters():
    text = staff_summary(RECORD)
    assert "expected 42" in text
    assert "\x1b" not in text


def test_a_record_survives_being_written_and_read():
    assert Record.from_json(RECORD.to_json()) == RECORD


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"questions": 3}'])
def test_what_is_no_record_is_refused(text):
    with pytest.raises(ValueError):
        Record.from_json(text)
