"""Canvas: a gradebook CSV, and feedback as its "Upload Submissions" takes it.

The columns are those that Canvas's importer looks for (instructure/canvas-lms,
``lib/gradebook_importer.rb``): the first holds "Student", the second "ID", the last before the assignments
                 "Section", SIS columns between; a
row with "Points Possible" in its first cell; an assignment is ``title (id)``. A cell that is empty would
erase a grade that Canvas has: who was not graded keeps what the class list says. Feedback files are matched
by the first two parts between underscores that are numbers: the user's and the attachment's id
(``app/models/assignment.rb``,
``infer_comment_context_from_filename``), so only what came as a Canvas download can be matched. All files of
a person become one comment with so many attachments, of whatever kind (``generate_comments_from_files``).
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from autograder.assignment import Assignment
from autograder.grading.totals import Total
from autograder.report.export.roster import Directory, RosterTable, cells_of
from autograder.report.spreadsheet import Cell

_OWN = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_DOWNLOADED = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?:[^_]*[^\d_][^_]*_)*?(?P<user>\d+)_(?P<file>\d+)_")
_HEADINGS = {
    "sis": ("SIS User ID",), "login": ("SIS Login ID",), "email": ("Email",),
    "name": ("Student",),
    "names": ("FirstName", "LastName"),
}  # fmt: skip


def canvas_rows(
    assignment: Assignment, people: Sequence[Total], table: RosterTable | None
) -> Iterator[Sequence[Cell]]:
    """The gradebook's rows, in the order of the class list."""
    section = table.place("Section") if table else None
    if table is None or section is None or not is_canvas_list(table):
        table = RosterTable(_OWN, tuple(_row(total) for total in people))
        section = len(_OWN) - 1
    place = _assignment_place(table, assignment, section)
    heading = assignment.title if place is None else table.columns[place]
    possible = people[0].possible if people else 0.0
    yield [*table.columns[: section + 1], heading]
    yield ["    Points Possible", *[""] * section, round(possible, 2)]
    found = canvas_people(people, table)
    for row, total in zip(table.rows, found, strict=True):
        if "points possible" in row[0].casefold() or not any(cell.strip() for cell in row[: section + 1]):
            continue
        kept: Cell = "" if place is None else row[place]
        yield [*row[: section + 1], round(total.after, 2) if total and total.counts else kept]


def is_canvas_list(table: RosterTable | None) -> bool:
    """Whether a class list is a gradebook of Canvas, whose rows come back."""
    return table is not None and table.place("Section") is not None and table.place("ID") is not None


def canvas_people(people: Sequence[Total], table: RosterTable) -> list[Total | None]:
    """Who stands in each row of the class list."""
    directory, place = Directory(people, canvas_id), table.place("ID")
    return [
        directory.find(cells_of(row, table, _HEADINGS), row[place].strip() if place is not None else "")
        for row in table.rows
    ]


def canvas_id(total: Total) -> str:
    """Canvas's number of a person; empty where it may be another system's."""
    student = total.standing.student
    told = student.lms.isdigit() and (student.key.endswith(f"-{student.lms}") or canvas_file(total))
    return student.lms if told else ""


def canvas_maximum(assignment: Assignment, table: RosterTable) -> str:
    """What the class list says full marks of this assignment are; empty where it does not."""
    section = table.place("Section")
    place = _assignment_place(table, assignment, section) if section is not None else None
    told = (row for row in table.rows if "points possible" in row[0].casefold())
    return next((row[place] for row in told), "") if place is not None else ""


def canvas_file(total: Total) -> str | None:
    """What a person's feedback file must be called; None when Canvas could not match it."""
    user = total.standing.student.lms
    # the download's own file may be a zip around ours
    for part in PurePosixPath(total.standing.source).parts:
        found = _DOWNLOADED.match(part)
        if found and found["user"] == (user or found["user"]):
            return f"{found['name']}_{found['user']}_{found['file']}_feedback.txt"
    return None


def _row(total: Total) -> tuple[str, ...]:
    student = total.standing.student
    return student.name, canvas_id(total), student.sid, student.email, ""


def _assignment_place(table: RosterTable, assignment: Assignment, section: int) -> int | None:
    """Where the class list has this assignment's column."""
    for place, column in enumerate(table.columns):
        title = re.sub(r"\s*\(\d+\)\s*$", "", column).strip().casefold()
        if place > section and title in {assignment.title.casefold(), assignment.name.casefold()}:
            return place
    return None
