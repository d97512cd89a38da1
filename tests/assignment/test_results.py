"""A verdict says itself what a student reads: its sign, and whether the hint helps."""

import pytest

from autograder.assignment import CheckResult, Reason, Verdict


@pytest.mark.parametrize(
    ("verdict", "reason", "helps"),
    [
        (Verdict.FAILED, Reason.WRONG, True),
        (Verdict.FAILED, Reason.RAISED, True),
        (Verdict.FAILED, Reason.UNWRITTEN, False),
        (Verdict.FAILED, Reason.MISSING, False),
        (Verdict.FAILED, Reason.STOPPED, False),
        (Verdict.FAILED, Reason.NOT_RUN, False),
        (Verdict.SKIPPED, Reason.WAITS, False),
        (Verdict.ERROR, Reason.BROKE, False),
        (Verdict.PASSED, None, False),
    ],
)
def test_a_hint_is_given_where_something_was_written_and_did_the_wrong_thing(verdict, reason, helps):
    result = CheckResult("q", "test_a", "A.", verdict, 1, hidden=False, hint="Look.", reason=reason)
    assert result.advice == ("Look." if helps else "")


def test_every_verdict_has_its_own_signs():
    assert len({v.sign for v in Verdict}) == len({v.emoji for v in Verdict}) == len(Verdict)
