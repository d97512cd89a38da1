"""All assignments of a course in one table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
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
        left_out: Names of assignments that were graded and that the course has no more.
    """

    assignments: dict[str, float]
    rows: Sequence[Sequence[Cell]]
    left_out: tuple[str, ...] = ()

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
    left_out = tuple(path.parent.name for path in sorted(out.glob(f"*/{FILE}")))
    lines: dict[str, _Line] = {}
    possible: dict[str, float] = {}
    for name in names:
        assignment = course.assignment(name)
        with open_store(out / name, make=False) as store:
            for total in totals(store, assignment):
                student = total.standing.student
                line = _line(lines, student)
                possible[name] = total.possible
                if total.counts:
                    line.points[name] = total.after
                    line.unread += len(total.unread)
    people = {id(line): line for line in lines.values()}.values()
    rows = [*_rows(people, possible)]
    return Gradebook(possible, rows, tuple(name for name in left_out if name not in names))


def _line(lines: dict[str, _Line], student: Student) -> _Line:
    """The one line of a person, of whom one assignment tells the email and another one the id."""
    known = {id(line): line for name in student.identities if (line := lines.get(name))}
    line, *others = known.values() or [_Line(student)]
    for other in others:  # now they are known to be one
        line.points |= other.points
        line.unread += other.unread
        lines |= {name: line for name, its in lines.items() if its is other}
    line.student = replace(
        line.student, email=line.student.email or student.email, sid=line.student.sid or student.sid
    )
    lines |= dict.fromkeys(student.identities, line)
    return line


def _rows(lines: Iterable[_Line], possible: dict[str, float]) -> Iterable[Sequence[Cell]]:
    whole = sum(possible.values())
    for line in lines:
        total = float(sum(line.points.values()))
        percent = 100 * total / whole if whole else 0.0
        yield [
            line.student.name, line.student.email, line.student.sid,
            *(line.points.get(name) for name in possible), total, whole, round(percent, 2), line.unread,
        ]  # fmt: skip
