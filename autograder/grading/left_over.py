"""Whether a check fails only because of what an earlier call of the submission left behind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from autograder.assignment import CheckResult, Reason, Verdict

SAID = (
    "From a fresh start it holds, so an earlier call of your code left something behind. "
    "Is anything kept or changed outside of your function?"
)
_OWN_DOING = {Reason.WRONG, Reason.RAISED}


def with_left_over(
    results: Sequence[CheckResult], alone: Callable[[str, str], CheckResult | None]
) -> Iterator[CheckResult]:
    """The results; where the first failure of a question is due to an earlier call, it says so.

    Points stay as they are: a function that remembers is not what was asked for.

    Args:
        results: Of one submission, in order.
        alone: Judges a check of a question from a fresh start, and nothing else; None where it cannot.
    """
    asked: set[str] = set()
    begun: set[str] = set()  # questions of which a check has passed, so that something was called
    for result in results:
        is_first = result.verdict is Verdict.FAILED and result.question not in asked
        if result.verdict is Verdict.PASSED:
            begun.add(result.question)
        elif is_first:
            asked.add(result.question)
            if result.reason in _OWN_DOING and result.question in begun:
                again = alone(result.question, result.name)
                if again is not None and again.verdict is Verdict.PASSED:
                    yield _told(result)
                    continue
        yield result


def _told(result: CheckResult) -> CheckResult:
    said, line, rest = result.message.partition("\n")
    return replace(result, message=f"{said} {SAID}{line}{rest}", outcome=f"{result.outcome} {SAID}")
