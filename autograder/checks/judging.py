"""From what happened in a check to its verdict."""

import traceback
from dataclasses import replace

import numpy as np
import pytest

from autograder.assignment import ChaffinchError, CheckResult, Reason, Verdict
from autograder.checks import calls
from autograder.checks.bench import Bench
from autograder.checks.check import CheckSpec
from autograder.checks.failures import CheckFailure, Kind, StudentError
from autograder.checks.grammar import finished
from autograder.checks.outcomes import message_of_student_error, outcome_of, outcome_of_student_error
from autograder.checks.subject import LocalSubject
from autograder.process.seeds import seed_here, uncommon

_LONGEST_MESSAGE = 2000
_IN_A_CALL = {Reason.RAISED, Reason.STOPPED}
_MOST_CASES = 4  # of a parametrized check, whose digests are kept
_AND = " & "
_BROKE = "The check itself broke; staff will look."


def unrun(spec: CheckSpec, question: str, *, hidden: bool) -> CheckResult:
    """The result of a check that never ran."""
    return CheckResult(
        question,
        spec.name,
        spec.rule,
        Verdict.ERROR,
        spec.points,
        hidden,
        message="The check never ran.",
        outcome=_BROKE,
        hint=spec.hint,
        reason=Reason.NOT_RUN,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 1] + "…"


def _with(
    result: CheckResult, verdict: Verdict, reason: Reason | None, message: str, outcome: str
) -> CheckResult:
    return replace(result, verdict=verdict, reason=reason, message=message, outcome=outcome)


def passed(result: CheckResult) -> CheckResult:
    """The result of a check that raised nothing."""
    return replace(result, verdict=Verdict.PASSED, reason=None, message="", outcome="")


def judged_further(
    item: pytest.Item, before: CheckResult, call: pytest.CallInfo[None], bench: Bench
) -> CheckResult:
    """A further case of a check that failed: the first one speaks, all of them tell mistakes apart."""
    if before.verdict is not Verdict.FAILED or call.when != "call" or call.excinfo is None:
        return before
    if before.digest.count(_AND) >= _MOST_CASES - 1 or not isinstance(call.excinfo.value, AssertionError):
        return before
    further = judged(item, before, call.excinfo.value, bench)
    return replace(before, digest=f"{before.digest}{_AND}{further.kind} {further.digest}")


def judged(item: pytest.Item, result: CheckResult, error: BaseException, bench: Bench) -> CheckResult:
    """The verdict of a check that raised.

    Args:
        item: The check.
        result: What is known of it.
        error: What it raised.
        bench: What it works on.
    """
    if isinstance(error, pytest.skip.Exception):
        waits = f"Waits for: {error.msg}"
        return _with(result, Verdict.SKIPPED, Reason.WAITS, waits, waits)
    error = _of_the_submission(item, error)
    if isinstance(error, StudentError):
        outcome = outcome_of_student_error(error, bench.cells)
        message = message_of_student_error(error, bench.cells)
        called = calls.told() if error.reason in _IN_A_CALL else ""
        told = _with(result, Verdict.FAILED, error.reason, f"{message}{called}", outcome)
        return replace(told, kind=error.name, digest=_shortened(f"{error.kind}: {error.text}"))
    if isinstance(error, AssertionError | pytest.fail.Exception):
        failure = error if isinstance(error, CheckFailure) else CheckFailure(str(error))
        text = finished(str(error)) if failure is error else str(error)
        said = _shortened(f"{text}{calls.told(failure.pair)}")
        told = _with(result, Verdict.FAILED, Reason.WRONG, said, outcome_of(failure, item.path))
        seen = failure.digest or _shortened(str(error))
        return replace(told, kind=failure.kind.value, subject=failure.subject, digest=seen)
    return _judged_surprise(item, result, error, bench)


def _of_the_submission(item: pytest.Item, error: BaseException) -> BaseException:
    """What a check raised; where a line of the submission did, in this very process, as it says so."""
    if isinstance(error, NotImplementedError):
        return StudentError("NotImplementedError", str(error))
    student = getattr(item, "funcargs", {}).get("student")
    if not isinstance(error, Exception) or isinstance(error, AssertionError | ChaffinchError):
        return error
    return (student.raised(error) if isinstance(student, LocalSubject) else None) or error


def _judged_surprise(
    item: pytest.Item, result: CheckResult, error: BaseException, bench: Bench
) -> CheckResult:
    """Neither passed nor failed: the submission's doing if the same check works with the solution."""
    said = _shortened(str(error) if isinstance(error, ChaffinchError) else f"{type(error).__name__}: {error}")
    if isinstance(error, ChaffinchError) or (bench.solution and not _works_with_solution(item, bench)):
        broke = f"The check itself broke: {said}{_line_in(item, error)}"
        return _with(result, Verdict.ERROR, Reason.BROKE, broke, _BROKE)
    message = f"The check could not work with what your code gave it ({said}).{calls.told()}"
    outcome = "The check could not work with your result."
    told = _with(result, Verdict.FAILED, Reason.WRONG, message, outcome)
    return replace(told, kind=Kind.UNUSABLE.value, digest=said)


def _line_in(item: pytest.Item, error: BaseException) -> str:
    """The last line of the check file that an error came through, for messages."""
    steps = traceback.walk_tb(error.__traceback__)
    lines = [line for frame, line in steps if frame.f_code.co_filename == str(item.path)]
    return f" ({item.path.name}, line {lines[-1]})" if lines else ""


def _works_with_solution(item: pytest.Item, bench: Bench) -> bool:
    arguments = dict(getattr(item, "funcargs", {}))
    wanted = getattr(item, "_fixtureinfo").argnames  # noqa: B009 - pytest's only way to tell a test's own arguments
    if "student" not in arguments:
        return False
    arguments |= {"student": bench.solution}
    if "rng" in arguments:
        arguments["rng"] = np.random.default_rng(uncommon(bench.seed))
    seed_here(bench.seed)
    try:
        getattr(item, "obj")(**{name: arguments[name] for name in wanted})  # noqa: B009
    except (Exception, SystemExit):  # noqa: BLE001 - whatever it is, the check breaks on a right answer too
        return False
    return True
