"""Conditions and thresholds."""

from typing import Any

import numpy as np

from autograder.checks.expect.plain import show
from autograder.checks.expect.seen import looked_at
from autograder.checks.expect.structure import number
from autograder.checks.expect.thresholds import note
from autograder.checks.failures import CheckFailure, Kind


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


def at_most(value: Any, bound: float, what: str = "your result") -> None:
    """Passes when a single finite number is at most the bound.

    Raises:
        CheckFailure: With both numbers.
    """
    found = number(value, what)
    note(what, found, float(bound), upper=True)
    with looked_at(found, what):
        if not found <= bound:
            raise CheckFailure(
                f"{what} is {show(found)}; at most {show(float(bound))} is expected.", Kind.TOO_LARGE
            )


def at_least(value: Any, bound: float, what: str = "your result") -> None:
    """Passes when a single finite number is at least the bound.

    Raises:
        CheckFailure: With both numbers.
    """
    found = number(value, what)
    note(what, found, float(bound), upper=False)
    with looked_at(found, what):
        if not found >= bound:
            raise CheckFailure(
                f"{what} is {show(found)}; at least {show(float(bound))} is expected.", Kind.TOO_SMALL
            )
