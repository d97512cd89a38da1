"""From what intake found to what the store takes."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from autograder.grading.intake import Attempt, Intake, Person, Unreadable
from autograder.grading.store.people import HandedIn, Student


def student_of(person: Person) -> Student:
    """A person as the store knows them."""
    return Student(person.key, person.name, person.file_name, person.email, person.sid, person.lms)


def handed_in(intake: Intake, attempt: str = "last") -> list[HandedIn]:
    """All attempts, in the table's order.

    Args:
        intake: What was found.
        attempt: ``"last"``: the last counts. ``"best"``: the last counts until the best is known.
        ``"all"``: each
            is a row of its own.
    """
    by_person: dict[str, list[HandedIn]] = {person.key: [] for person in intake.people}
    several = Counter(a.person.key for a in intake.attempts)
    for a in sorted(intake.attempts, key=lambda a: a.number):
        rows = by_person.setdefault(a.person.key, [])
        if attempt == "all" and several[a.person.key] > 1:
            rows.append(_row_of_its_own(a))
        else:
            rows[:] = [replace(row, counts=False) for row in rows]
            rows.append(_attempt(a, counts=True))
    for a in intake.earlier:
        by_person.setdefault(a.person.key, []).insert(0, _attempt(a, counts=False))
    for unreadable in intake.unreadable:
        by_person.setdefault(unreadable.person.key, []).append(_nothing(unreadable))
    return list(_flat(by_person))


def _flat(by_person: dict[str, list[HandedIn]]) -> Iterator[HandedIn]:
    for rows in by_person.values():
        yield from rows


def _attempt(a: Attempt, *, counts: bool) -> HandedIn:
    return HandedIn(
        student_of(a.person),
        a.file,
        a.sha256,
        a.person.file_name,
        a.place,
        _time(a.submitted),
        a.late,
        counts,
    )


def _row_of_its_own(a: Attempt) -> HandedIn:
    row, name = _attempt(a, counts=True), f"{a.person.file_name}-attempt{a.number}"
    key = f"{a.person.key} (attempt {a.number})"
    student = replace(row.student, key=key, name=f"{a.person.name} (attempt {a.number})", file_name=name)
    return replace(row, student=student, file=name)


def _nothing(u: Unreadable) -> HandedIn:
    problem = f"{u.place} {u.reason}"
    digest = hashlib.sha256(problem.encode()).hexdigest()
    return HandedIn(
        student_of(u.person), None, f"unreadable {digest}", u.person.file_name, u.place,
        _time(u.submitted), u.late, problem=problem,
    )  # fmt: skip


def _time(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
