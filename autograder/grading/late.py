"""Late days over a course, and times from a table."""

import csv
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError, Course
from autograder.grading.store.database import FILE, open_store
from autograder.grading.store.people import Student
from autograder.grading.store.reading import standings
from autograder.grading.store.roster import lines_of, roster_text, separator_of

FreeDays = Callable[[Student], int]

_TIP = "It needs the columns person and submitted, e.g. ada@x.org,2026-03-01T12:00:00+01:00."


def free_days(out: Path, assignment: Assignment) -> FreeDays:
    """How many free late days are left for an assignment, by person.

    Assignments use them in the order in which they are due; those of which nothing was graded use none.

    Args:
        out: The folder that holds a folder of results for each assignment.
        assignment: The one that is asked about.
    """
    if assignment.late is None:
        return lambda _student: 0
    budget, due = assignment.late.free_days, assignment.late.due
    used: dict[str, int] = {}
    for other in _due_before(assignment, due) if budget else []:
        policy = other.late
        if policy is None or not (out / other.name / FILE).is_file():
            continue
        with open_store(out / other.name, make=False) as store:
            for standing in standings(store):
                if standing.submitted:
                    days = policy.days(policy.moment(standing.submitted))
                    before = _used(used, standing.student)
                    used |= dict.fromkeys(standing.student.identities, min(budget, before + days))
    return lambda student: max(budget - _used(used, student), 0)


def _used(used: Mapping[str, int], student: Student) -> int:
    """Days of a person, of whom one system tells the email and another one the id."""
    return max(used.get(identity, 0) for identity in student.identities)


def _due_before(assignment: Assignment, due: datetime) -> list[Assignment]:
    course = Course(assignment.root)
    others = [course.assignment(name) for name in course.names if name != assignment.name]
    return [other for other in others if other.late is not None and other.late.due < due]


def read_times(path: Path) -> Mapping[str, str]:
    """Reads when people handed in.

    Args:
        path: A CSV with the columns ``person`` (name, email or id) and ``submitted`` (ISO 8601).

    Raises:
        ChaffinchError: When it cannot be read, or a time is none.
    """
    lines = lines_of(roster_text(path))
    separator = separator_of(lines[0] if lines else "")
    rows = csv.DictReader(lines, delimiter=separator, skipinitialspace=True)
    rows.fieldnames = [name.strip().casefold() for name in rows.fieldnames or ()]
    if not {"person", "submitted"} <= set(rows.fieldnames or ()):
        raise ChaffinchError(f"{path} is no table of times.", _TIP)
    times = {}
    for row in rows:
        person, said = (row["person"] or "").strip(), (row["submitted"] or "").strip()
        if not person and not said:
            continue
        try:
            times[person] = datetime.fromisoformat(said).isoformat()
        except ValueError:
            raise ChaffinchError(f"{path}, line {rows.line_num}: {said!r} is no time.", _TIP) from None
    return times
