"""Whether the first red line of a wrong answer says what was seen: a message must be true."""

import re
from collections.abc import Sequence

from autograder.assignment import CheckResult, Reason, Verdict
from autograder.checks.failures import Kind

_EXPECTED = re.compile(r"(?P<got>[^;]*); expected (?P<wanted>.*?)\.?(?: \(.*\))?$", re.DOTALL)
_HAS = re.compile(
    r"^.* (?:(?:has|have) (?:shape|dtype)|holds?|has|have|(?:is|are) on|is|are) (?P<got>.+)$", re.DOTALL
)
_BOUND = re.compile(r" (?:is|are) (?P<got>\S+); at (?P<which>most|least) (?P<bound>\S+) is expected")
_NOT_FINITE = re.compile(r"\bnan\b|\binf|not a number", re.IGNORECASE)
_OWN_LINE = re.compile(r"\bline \d+")


def first_red(results: Sequence[CheckResult]) -> CheckResult | None:
    """What a student reads first: the first check that failed."""
    return next((result for result in results if result.verdict is Verdict.FAILED), None)


def doubt(result: CheckResult) -> str:
    """Why a failed check's message is not borne out by what it tells of what it saw; empty when it is.

    Args:
        result: One that failed.
    """
    said = result.message
    if result.reason is Reason.RAISED:
        return "" if _OWN_LINE.search(said) else "it says that the code raised, and names no line of it"
    if result.kind == Kind.NOT_FINITE:
        return "" if _NOT_FINITE.search(said) else "it says that a number is not finite, and shows none"
    if result.kind in {Kind.TOO_LARGE, Kind.TOO_SMALL}:
        return _beyond(said)
    if result.kind in {Kind.SHAPE, Kind.DTYPE, Kind.DEVICE, Kind.LENGTH, Kind.VALUE}:
        return _differ(said)
    return ""


def _beyond(said: str) -> str:
    found = _BOUND.search(said)
    if found is None:
        return ""
    try:
        got, bound = float(found["got"]), float(found["bound"])
    except ValueError:
        return ""  # told in words
    inside = got < bound if found["which"] == "most" else got > bound
    return f"{got:g} is within the bound {bound:g}" if inside else ""


def _differ(said: str) -> str:
    found = _EXPECTED.match(said)
    if found is None:
        return ""
    has = _HAS.match(found["got"])
    got = (has["got"] if has else found["got"]).strip()
    same = got.removesuffix(" items") == found["wanted"].strip().removesuffix(" items")
    return f"{got!r} is told and expected" if same else ""
