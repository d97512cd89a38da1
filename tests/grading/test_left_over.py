"""A check that fails only after earlier calls says so; all others stay as they are."""

from dataclasses import replace

import pytest

from autograder.assignment import CheckResult, Reason, Verdict
from autograder.grading.left_over import SAID, with_left_over

PASSED = CheckResult("q1", "test_one", "A.", Verdict.PASSED, 1, hidden=False)
FAILED = replace(
    PASSED, name="test_two", verdict=Verdict.FAILED, reason=Reason.WRONG, message="It is 3.\ncalled: f()",
    outcome="Look at it.",
)  # fmt: skip


def told(results, alone) -> list[CheckResult]:
    return list(with_left_over(results, lambda question, check: alone))


def test_what_holds_from_a_fresh_start_is_told_so_and_earns_nothing_more():
    first, second = told([PASSED, FAILED], replace(FAILED, verdict=Verdict.PASSED))
    assert first == PASSED
    assert second.message == f"It is 3. {SAID}\ncalled: f()"
    assert second.outcome == f"Look at it. {SAID}"
    assert second.earned == 0


@pytest.mark.parametrize("alone", [FAILED, None])
def test_what_fails_alone_too_or_cannot_be_asked_stays(alone):
    assert told([PASSED, FAILED], alone) == [PASSED, FAILED]


def test_only_the_first_failure_of_a_question_is_asked_and_only_after_a_call():
    asked = []
    unwritten = replace(FAILED, reason=Reason.UNWRITTEN)
    results = [FAILED, PASSED, replace(FAILED, question="q2"), replace(unwritten, question="q3")]
    results += [
        replace(PASSED, question="q4"),
        replace(FAILED, question="q4"),
        replace(FAILED, question="q4"),
    ]
    list(with_left_over(results, lambda *which: asked.append(which)))
    assert asked == [("q4", "test_two")]


REMEMBERS = """
import numpy as np
calls = []
def scale(x, factor):
    calls.append(x)
    return np.asarray(x) * factor * (len(calls) < 2)
"""


@pytest.mark.parametrize("questions", [None, ["q1_scale"]])
def test_it_is_told_whether_all_questions_are_graded_or_one(grader, tmp_path, questions):
    (tmp_path / "ada.py").write_text(REMEMBERS)
    checks = grader.grade_file(tmp_path / "ada.py", questions=questions).questions[0].checks
    failed = next(check for check in checks if check.verdict is Verdict.FAILED)
    assert SAID in failed.message
