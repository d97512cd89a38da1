"""Thresholds as they were met: what calibration collects."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Measured:
    """One comparison with a threshold.

    Attributes:
        question: The question of the check that compared.
        check: Its name.
        what: What was measured, in the check's words.
        value: The measured value.
        bound: The threshold.
        upper: Whether the bound is an upper one.
    """

    question: str
    check: str
    what: str
    value: float
    bound: float
    upper: bool


@dataclass
class Recording:
    """What was compared so far, and the question and check that run now."""

    question: str = ""
    check: str = ""
    measured: list[Measured] = field(default_factory=list)


_collector: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def recording() -> Iterator[Recording]:
    """Collects every comparison with a threshold in the body."""
    found = Recording()
    token = _collector.set(found)
    try:
        yield found
    finally:
        _collector.reset(token)


def begin(question: str, check: str) -> None:
    """Says which check runs from here on."""
    found = _collector.get()
    if found is not None:
        found.question, found.check = question, check


def note(what: str, value: float, bound: float, *, upper: bool) -> None:
    """Adds a comparison, when somebody collects them."""
    found = _collector.get()
    if found is not None:
        found.measured.append(Measured(found.question, found.check, what, value, bound, upper))
