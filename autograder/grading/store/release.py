"""Whether students may read what hidden checks said in full, kept for all views that are written later."""

from dataclasses import replace
from datetime import UTC, datetime

from autograder.assignment import Assignment, ChaffinchError, QuestionResult
from autograder.grading.store.database import Store, transaction

_FACT, _FULL = "release", "full"


def set_release(store: Store, assignment: Assignment, *, full: bool, now: datetime | None = None) -> None:
    """Decides it.

    Args:
        store: The store.
        assignment: Of which assignment.
        full: Whether messages of hidden checks are shown with values and inputs.
        now: The time; by default that of the clock.

    Raises:
        ChaffinchError: When the assignment never releases them, or is not due yet.
    """
    if full:
        _require_due(assignment, now or datetime.now(UTC))
    with transaction(store):
        store.query("INSERT OR REPLACE INTO facts VALUES (?, ?)", _FACT, _FULL if full else "")


def is_released(store: Store, assignment: Assignment) -> bool:
    """Whether students may read them now."""
    if assignment.release != "after-due":
        return assignment.release == "always"
    return store.value("SELECT value FROM facts WHERE name = ?", _FACT) == _FULL


def opened(question: QuestionResult) -> QuestionResult:
    """The result as it is read when it is released: hidden checks say what public ones would say."""
    checks = tuple(replace(c, outcome=c.message) if c.hidden else c for c in question.checks)
    return replace(question, checks=checks)


def _require_due(assignment: Assignment, now: datetime) -> None:
    if assignment.release == "never":
        raise ChaffinchError(
            f"{assignment.name} never releases what hidden checks say.",
            'Change `release = "never"` in its assignment.toml, or leave out --release full.',
        )
    late = assignment.late
    if late is not None and now <= late.due:
        raise ChaffinchError(
            f"{assignment.name} is due {late.due.isoformat(' ', 'minutes')}: students still work on it.",
            "Release messages with values once nobody hands in any more.",
        )
