"""Conditions and thresholds."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.expect.plain import show
from autograder.checks.expect.seen import looked_at
from autograder.checks.expect.structure import number
from autograder.checks.expect.thresholds import note
from autograder.checks.failures import CheckFailure, Kind
from autograder.checks.grammar import verb


def true(condition: bool, message: str) -> None:
    """Passes when a condition of the grader's own holds.

    Args:
        condition: A real bool, computed on the trusted side.
        message: What to tell the student otherwise: what happened.

    Raises:
        CheckFailure: With the message.
        TypeError: When the condition is not a bool (an array's truth is no verdict).
    """
    if not isinstance(condition, bool | np.bool_):
        raise TypeError(f"expect.true needs a bool, got {type(condition).__name__}")
    if not condition:
        raise CheckFailure(message)


def at_most(
    value: Any, bound: float, what: str = "your result", *, losses: Sequence[Any] | None = None
) -> None:
    """Passes when a single finite number is at most the bound.

    Args:
        value: What came from the submission.
        bound: The largest that passes.
        what: How messages call it.
        losses: Of the training that it rests on, first to last: where they went is said, too.

    Raises:
        CheckFailure: With both numbers.
    """
    found = number(value, what)
    note(what, found, float(bound), upper=True)
    with looked_at(found, what):
        if not found <= bound:
            text = f"{verb(what, 'is')} {show(found)}; at most {show(float(bound))} is expected."
            raise _missed(text, Kind.TOO_LARGE, losses)


def at_least(
    value: Any, bound: float, what: str = "your result", *, losses: Sequence[Any] | None = None
) -> None:
    """Passes when a single finite number is at least the bound; arguments as for `at_most`.

    Raises:
        CheckFailure: With both numbers.
    """
    found = number(value, what)
    note(what, found, float(bound), upper=False)
    with looked_at(found, what):
        if not found >= bound:
            text = f"{verb(what, 'is')} {show(found)}; at least {show(float(bound))} is expected."
            raise _missed(text, Kind.TOO_SMALL, losses)


def _missed(text: str, kind: Kind, losses: Sequence[Any] | None) -> CheckFailure:
    if not losses:
        return CheckFailure(text, kind)
    first, last = (number(loss, "a loss") for loss in (losses[0], losses[-1]))
    failure = CheckFailure(f"{text} Your loss went from {first:.3g} to {last:.3g}.", Kind.NOT_LEARNED)
    failure.course = (first, last)
    return failure
