"""Writes a table of grades and a zip of feedback for another system."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment
from autograder.grading.files import write_private
from autograder.grading.store.database import Store, told
from autograder.grading.store.reading import questions
from autograder.grading.totals import Total, totals
from autograder.report.export.canvas import (
    canvas_file,
    canvas_id,
    canvas_maximum,
    canvas_people,
    canvas_rows,
    is_canvas_list,
)
from autograder.report.export.gradescope import gradescope_rows, results_json, submission_number
from autograder.report.export.moodle import (
    is_worksheet,
    moodle_folders,
    moodle_maximum,
    moodle_people,
    moodle_rows,
)
from autograder.report.export.roster import RosterTable, read_table, unlisted
from autograder.report.grades import grade_columns, grade_row
from autograder.report.spreadsheet import Cell, csv_text

SYSTEMS = ("canvas", "moodle", "gradescope", "csv")
_ANY_FILE = {"canvas", "moodle", "csv"}  # who get the page beside the text; Gradescope wants a form
_THEN = (1980, 1, 1, 0, 0, 0)  # no clock in it: the same grades give the same zip


@dataclass(frozen=True)
class Exported:
    """What was written.

    Attributes:
        table: The table of grades.
        feedback: The zip of feedback.
        people: Number of people with a grade in the table.
        unmatched: Names of those who handed in and whose feedback the system could not match.
        unlisted: Names of those who handed in and are not in the class list, so not in the table either.
        unread: Number of people of whom a written answer is not read yet.
        maximum: What the class list says full marks are, where that is something else than they are here.
        possible: What they are here.
        without_id: Names of those in the table whose number in that system nobody knows.
    """

    table: Path
    feedback: Path
    people: int
    unmatched: tuple[str, ...]
    unlisted: tuple[str, ...]
    unread: int
    maximum: float | None = None
    possible: float = 0.0
    without_id: tuple[str, ...] = ()


def export(store: Store, assignment: Assignment, system: str, roster: str) -> Exported:
    """Writes ``OUT/<assignment>/export/<system>.csv`` and ``<system>_feedback.zip``.

    Args:
        store: The store.
        assignment: Of which assignment.
        system: One of `SYSTEMS`.
        roster: Text of the class list as it came; empty when none did.

    Raises:
        ChaffinchError: When a file cannot be written.
    """
    people = list(totals(store, assignment))
    table, possible = read_table(roster), questions(store)
    folder = store.folder / "export"
    rows = _rows(system, assignment, people, table, possible)
    graded = [total for total in people if total.standing.file]
    files = _feedback(system, store.folder, assignment, graded, table, possible)
    with told(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        written = folder / f"{system}.csv"
        write_private(written, csv_text(rows, bom=system == "csv").encode())
        matched = _write_zip(folder / f"{system}_feedback.zip", files)
    unmatched = tuple(t.standing.student.name for t in graded if t.standing.student.key not in matched)
    absent = tuple(unlisted(people, listed)) if (listed := _listed(system, people, table)) else ()
    without_id = tuple(t.standing.student.name for t in people if t.counts and not canvas_id(t))
    unread = sum(bool(total.unread) for total in graded)
    feedback = folder / f"{system}_feedback.zip"
    most = people[0].possible if people else 0.0
    maximum = _maximum(system, assignment, table) if table else None
    return Exported(
        written, feedback, sum(t.counts for t in people) - len(absent), unmatched, absent, unread,
        maximum if maximum not in {None, round(most, 2)} else None, most,
        without_id if system == "canvas" and not is_canvas_list(table) else (),
    )  # fmt: skip


def _listed(system: str, people: Sequence[Total], table: RosterTable | None) -> list[Total | None] | None:
    """Who stands in each row of the class list, where its rows are those of the table; else None."""
    if table and system == "canvas" and is_canvas_list(table):
        return canvas_people(people, table)
    if table and system == "moodle" and is_worksheet(table):
        return moodle_people(people, table)
    return None


def _maximum(system: str, assignment: Assignment, table: RosterTable) -> float | None:
    told = {"canvas": lambda: canvas_maximum(assignment, table), "moodle": lambda: moodle_maximum(table)}
    try:
        return float(told[system]().strip().replace(",", ".")) if system in told else None
    except ValueError:
        return None


def _rows(
    system: str, assignment: Assignment, people: Sequence[Total], table: RosterTable | None,
    possible: Mapping[str, float],
) -> Iterable[Sequence[Cell]]:  # fmt: skip
    if system == "canvas":
        return canvas_rows(assignment, people, table)
    if system == "moodle":
        return moodle_rows(assignment, people, table)
    if system == "gradescope":
        return gradescope_rows(assignment, people, possible)
    return [grade_columns(assignment), *(grade_row(assignment, total) for total in people)]


def _feedback(
    system: str, folder: Path, assignment: Assignment, people: Sequence[Total], table: RosterTable | None,
    possible: Mapping[str, float],
) -> Iterator[tuple[str, str, str]]:  # fmt: skip
    """Key of the person, name within the zip, text."""
    folders = moodle_folders(people, table) if system == "moodle" else {}
    for total in people:
        student = total.standing.student
        path = folder / "summaries" / f"{student.file_name}.txt"
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        name: str | None = f"{student.file_name}.txt"
        if system == "canvas":
            name = canvas_file(total)
        elif system == "moodle":
            name = f"{folders[student.key]}/feedback.txt" if student.key in folders else None
        elif system == "gradescope":
            name = f"{submission_number(total) or student.file_name}/results.json"
            text = results_json(assignment, total, possible, text)
        if name and text:
            yield student.key, name, text
            page = folder / "feedback" / f"{student.file_name}.html"
            if system in _ANY_FILE and page.is_file():
                yield student.key, f"{name.removesuffix('.txt')}.html", page.read_text(encoding="utf-8")


def _write_zip(path: Path, files: Iterable[tuple[str, str, str]]) -> set[str]:
    part, matched = path.with_name(f".{path.name}.part"), set()
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            part.chmod(0o600)
            for key, name, text in files:
                matched.add(key)
                archive.writestr(zipfile.ZipInfo(name, _THEN), text, zipfile.ZIP_DEFLATED)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return matched
