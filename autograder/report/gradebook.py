"""All assignments of a course in one table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.assignment import ChaffinchError, Course
from autograder.grading.store.database import FILE, open_store
from autograder.grading.store.people import Student
from autograder.grading.totals import totals
from autograder.report.spreadsheet import Cell


@dataclass
class _Line:
    student: Student
    points: dict[str, float] = field(default_factory=dict)
    unread: int = 0


@dataclass(frozen=True)
class Gradebook:
    """A course's grades.

    Attributes:
        assignments: Names and points of those that were graded.
        rows: One per person, in the columns of `columns`.
    """

    assignments: dict[str, float]
    rows: Sequence[Sequence[Cell]]

    @property
    def columns(self) -> list[str]:
        """Headings."""
        return [
            "person",
            "email",
            "student_id",
            *self.assignments,
            "total",
            "possible",
            "percent",
            "not_read_yet",
        ]


def gradebook(course: Course, out: Path) -> Gradebook:
    """Reads the grades of every assignment.

    Args:
        course: Whose assignments.
        out: The folder that holds a folder of results for each.

    Raises:
        ChaffinchError: When nothing was graded.
    """
    names = [name for name in course.names if (out / name / FILE).is_file()]
    if not names:
        raise ChaffinchError(
            f"There are no grades in {out}.", "Name the folder that `chaffinch grade --out` was given."
        )
    lines: dict[str, _Line] = {}
    possible: dict[str, float] = {}
    for name in names:
        assignment = course.assignment(name)
        with open_store(out / name, make=False) as store:
            for total in totals(store, assignment):
                student = total.standing.student
                line = lines.setdefault(student.identity, _Line(student))
                possible[name] = total.possible
                if total.counts:
                    line.points[name] = total.after
                    line.unread += len(total.unread)
    return Gradebook(possible, [*_rows(lines.values(), possible)])


def _rows(lines: Iterable[_Line], possible: dict[str, float]) -> Iterable[Sequence[Cell]]:
    whole = sum(possible.values())
    for line in lines:
        total = float(sum(line.points.values()))
        percent = 100 * total / whole if whole else 0.0
        yield [
            line.student.name, line.student.email, line.student.sid,
            *(line.points.get(name) for name in possible), total, whole, round(percent, 2), line.unread,
        ]  # fmt: skip
