"""Verdicts as they lie in a row, and back: what all results of a question share is kept once."""

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from autograder.assignment import CheckResult, Mistake, Picture, Reason, Verdict
from autograder.grading.details import mistake_of, mistake_table, picture_of, picture_table
from autograder.grading.store.schema import LETTERS

_SHARED = ("question", "name", "rule", "points", "hidden", "hint")
_OWN = tuple(
    (f.name, f.default) for f in fields(CheckResult) if f.name not in (*_SHARED, "verdict", "seconds")
)
_KNOWN = frozenset(name for name, _ in _OWN)
_DEFAULTS = tuple(default for _, default in _OWN)
_own_of = attrgetter(*(name for name, _ in _OWN))
shared_of = attrgetter(*_SHARED)
"""What a check has in common with the same check of other submissions."""
_VERDICTS = {letter: Verdict(word) for word, letter in LETTERS.items()}
# ASCII only: half a surrogate pair, which a submission may send, is no text for SQLite
_ENCODER = json.JSONEncoder(separators=(",", ":"))


def check_list(title: str, checks: Sequence[CheckResult]) -> str:
    """What is the same in every result of these checks, as JSON."""
    return _ENCODER.encode([title, *map(shared_of, checks)])


def title(shared: str) -> str:
    """The question's title, from a check list."""
    return str(json.loads(shared)[0])


def verdicts(checks: Sequence[CheckResult]) -> str:
    """One letter per check."""
    return "".join([LETTERS[c.verdict] for c in checks])


def details(checks: Sequence[CheckResult]) -> str:
    """What each check has of its own, apart from its time, as JSON: only what differs from the defaults."""
    return _ENCODER.encode([_details(_own_of(check)) for check in checks])


def _details(values: tuple[Any, ...]) -> dict[str, Any]:
    if values == _DEFAULTS:  # as of most that passed
        return {}
    return {name: _plain(v) for (name, default), v in zip(_OWN, values, strict=True) if v != default}


def mistake(known: Mistake | None) -> str:
    """The mistake that was recognised, as JSON; empty when there is none."""
    return _ENCODER.encode(mistake_table(known)) if known else ""


def known_mistake(text: str) -> Mistake | None:
    """What `mistake` was made of."""
    return mistake_of(json.loads(text)) if text else None


def times(checks: Sequence[CheckResult]) -> str:
    """Seconds of each check, with blanks between."""
    return " ".join([f"{check.seconds:.4g}" for check in checks])


@lru_cache(maxsize=4096)
def unpacked(shared: str, letters: str, own: str) -> tuple[CheckResult, ...]:
    """The checks that `check_list`, `verdicts` and `details` were made of, without their times."""
    results = []
    for (question, name, rule, points, hidden, hint), letter, table in zip(
        _shared(shared), letters, json.loads(own), strict=True
    ):
        known = {key: value for key, value in table.items() if key in _KNOWN}
        if "reason" in known:
            known["reason"] = Reason(known["reason"])
        if "picture" in known:
            known["picture"] = picture_of(known["picture"])
        results.append(
            CheckResult(question, name, rule, _VERDICTS[letter], points, hidden, hint=hint, **known)
        )
    return tuple(results)


def _plain(value: Any) -> Any:
    return picture_table(value) if isinstance(value, Picture) else value


def timed(checks: Sequence[CheckResult], seconds: str) -> tuple[CheckResult, ...]:
    """The checks with their times."""
    return tuple(replace(c, seconds=s) for c, s in zip(checks, map(float, seconds.split()), strict=True))


def names(shared: str) -> list[tuple[str, str, float, bool]]:
    """Name, rule, points and whether it is hidden, of each check in a list."""
    return [(name, rule, points, hidden) for _, name, rule, points, hidden, _ in _shared(shared)]


@lru_cache(maxsize=256)
def _shared(text: str) -> list[list[Any]]:
    return [list(row) for row in json.loads(text)[1:]]
