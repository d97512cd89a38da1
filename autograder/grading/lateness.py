"""What being late cost after each grading, so that a change of it can be told."""

from collections.abc import Iterator
from itertools import chain

from autograder.assignment import Assignment
from autograder.grading.store.changes import Change, changes
from autograder.grading.store.database import Store, transaction
from autograder.grading.totals import Total, totals

_NOTED = "lateness_noted_since"  # runs before it, of an older Chaffinch, kept nothing of it


def all_changes(store: Store, assignment: Assignment, old: int) -> Iterator[Change]:
    """What counted after one run and comes out differently now: checks, adjustments, readings, late days.

    Args:
        store: The store.
        assignment: Of which assignment.
        old: The earlier run.

    Yields:
        Graded questions first, then what people said, then what being late costs.
    """
    return chain(changes(store, old), _late_changes(store, assignment, old))


def note_lateness(store: Store, run: int, assignment: Assignment) -> None:
    """Keeps what being late costs each person after a run, where it is not what it was."""
    known, rows = _percents(store, run), []
    if assignment.late is not None or known:
        rows = [
            (total.standing.id, run, total.late_percent)
            for total in totals(store, assignment)
            if total.late_percent != known.get(total.standing.id, 0.0)
        ]
    with transaction(store):
        store.query("INSERT OR IGNORE INTO facts VALUES (?, ?)", _NOTED, str(run))
        store.connection.executemany("INSERT OR REPLACE INTO lateness VALUES (?, ?, ?)", rows)


def _late_changes(store: Store, assignment: Assignment, old: int) -> Iterator[Change]:
    before, noted = _percents(store, old), store.value("SELECT value FROM facts WHERE name = ?", _NOTED)
    if noted is None or int(str(noted)) > old or (assignment.late is None and not before):
        return
    for total in totals(store, assignment):
        was = before.get(total.standing.id, 0.0)
        if was != total.late_percent and _was_graded(store, total.standing.id, old):
            yield _change(total, was)


def _was_graded(store: Store, person: int, after: int) -> bool:
    return store.value("SELECT 1 FROM grades WHERE person = ? AND since <= ?", person, after) is not None


def _change(total: Total, was: float) -> Change:
    handed_in = total.standing.submitted[:16].replace("T", " ") or "at a time that nobody knows"
    reason = f"late: {was:g} % → {total.late_percent:g} % (handed in {handed_in})"
    earlier = round(total.before * (1 - was / 100), 6)
    return Change(total.standing.student, "", earlier, total.after, reason)


def _percents(store: Store, after: int) -> dict[int, float]:
    """What being late cost each person after a run; who is not in it lost nothing."""
    rows = store.query("SELECT person, percent FROM lateness WHERE since <= ? ORDER BY since", after)
    return {row["person"]: row["percent"] for row in rows}
