"""Writes what people read, from the store: each file only where it changed."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from autograder.assignment import Assignment
from autograder.grading.files import write_private
from autograder.grading.record import Record
from autograder.grading.store.database import Store, make_private_folder, told, transaction
from autograder.grading.store.reading import check_names, questions, record_of, runs
from autograder.grading.totals import FreeDays, Total, totals
from autograder.report import summaries
from autograder.report.grades import grade_columns, grade_row, otter_columns, otter_row, points_row
from autograder.report.html import ClassPages
from autograder.report.spreadsheet import csv_file
from autograder.report.summaries import staff_summary, student_summary, total_lines

_BATCH = 500  # people whose files are noted as written in one transaction


@dataclass(frozen=True)
class Written:
    """What was written.

    Attributes:
        people: Number of people in the tables.
        handed_in: How many of them handed in.
        broken: Names of those in whose results a check broke.
        problems: Why files could not be graded, at most a hundred.
        mean: Of the points of those who handed in.
    """

    people: int
    handed_in: int
    broken: tuple[str, ...]
    problems: tuple[str, ...]
    mean: float


def write_views(store: Store, assignment: Assignment, free_days: FreeDays | None = None) -> Written:
    """Writes the tables, ``report.html``, ``summaries/``, ``staff/`` and ``run.json``.

    Args:
        store: The store.
        assignment: Of which assignment.
        free_days: Says by a person's key how many free late days are left for this assignment.

    Raises:
        ChaffinchError: When a file cannot be written.
    """
    folder = store.folder
    people, handed_in, points = 0, 0, 0.0
    broken: list[str] = []
    problems: list[str] = []
    count = int(str(store.value("SELECT count(*) FROM people WHERE replaced_by IS NULL")))
    possible = questions(store)
    pages = ClassPages(assignment, possible, count, lambda row: check_names(store, row))
    with told(folder), ExitStack() as files:
        otter = files.enter_context(csv_file(folder / "final_grades.csv"))
        grades = files.enter_context(csv_file(folder / "grades.csv"))
        personal = files.enter_context(_PersonalFiles(store, assignment))
        otter(otter_columns(assignment))
        otter(points_row(assignment, possible))
        grades(grade_columns(assignment))
        for total in totals(store, assignment, free_days=free_days):
            people += 1
            otter(otter_row(assignment, possible, total))
            grades(grade_row(assignment, total))
            personal.write(total)
            record = personal.record(total) if pages.detailed else None
            _write_pages(folder, pages.add(total, record))
            if total.standing.file:
                handed_in, points = handed_in + 1, points + total.after
            if any(grade.broken for grade in total.standing.grades.values()):
                broken.append(total.standing.student.name)
            if total.standing.problem and len(problems) < 100:
                problems.append(total.standing.problem)
        passed_over = json.loads(
            str(store.value("SELECT passed_over FROM runs ORDER BY id DESC LIMIT 1") or "[]")
        )
        _write_pages(folder, pages.finish(passed_over))
        write_private(folder / "run.json", _run_json(store, assignment).encode())
    return Written(
        people, handed_in, tuple(broken), tuple(problems), points / handed_in if handed_in else 0.0
    )


def _write_pages(folder: Path, pages: Iterator[tuple[str, str]]) -> None:
    for name, text in pages:
        write_private(folder / name, text.encode())


def _run_json(store: Store, assignment: Assignment) -> str:
    last = runs(store)[-1]
    isolation = store.query("SELECT DISTINCT isolation FROM sittings")
    submissions = store.query(
        """SELECT p.name, c.sha256 FROM attempts a JOIN people p ON p.id = a.person JOIN contents c ON c.id
            = a.content
        WHERE a.counts AND a.problem = '' AND p.replaced_by IS NULL ORDER BY p.name"""
    )
    options = {key: last.options.get(key) for key in ("seed", "device", "question", "only", "regrade")}
    table = {
        "assignment": assignment.name,
        "run": last.number,
        "begun": last.begun,
        "ended": last.ended,
        "package": last.options.get("package", ""),
        "options": options,
        "versions": last.options.get("versions", {}),
        "isolation": sorted("; ".join(json.loads(row[0])) for row in isolation if row[0] != "[]"),
        "submissions": dict(submissions.fetchall()),
        "notes": list(last.notes),
    }
    return json.dumps(table, indent=1, ensure_ascii=False) + "\n"


class _PersonalFiles:
    """``summaries/`` and ``staff/``: written when what they rest on changed, or when they are gone."""

    def __init__(self, store: Store, assignment: Assignment) -> None:
        self._store, self._assignment = store, assignment
        self._order = {q.name: place for place, q in enumerate(assignment.graded)}
        self._folders = (store.folder / "summaries", store.folder / "staff")
        self._pending: list[tuple[int, str, str]] = []
        source = Path(summaries.__file__).read_bytes()
        about = repr((assignment.title, assignment.show_hidden, [q.title for q in assignment.questions]))
        self._about = hashlib.sha256(source + about.encode()).hexdigest()

    def __enter__(self) -> Self:
        for folder in self._folders:
            make_private_folder(folder)
        self._there = [{entry.name for entry in os.scandir(folder)} for folder in self._folders]
        self._known = {
            r[0]: (r[1], r[2]) for r in self._store.query("SELECT person, file_name, rests_on FROM views")
        }
        for (name,) in self._store.query(
            "SELECT file_name FROM people WHERE replaced_by IS NOT NULL"
        ).fetchall():
            self._remove(name)
        return self

    def __exit__(self, *error: object) -> None:
        self._note()

    def record(self, total: Total) -> Record | None:
        """The record of a person, read anew."""
        return record_of(self._store, total.standing, self._order, self._assignment.name)

    def write(self, total: Total) -> None:
        """Writes a person's two files, if that is needed."""
        standing = total.standing
        name = standing.student.file_name
        parts = (
            self._about, standing.student.name, standing.file, standing.problem, total.status,
            total.late_percent, [grade.result for grade in standing.grades.values()], total.adjustments, total.readings,
        )  # fmt: skip
        rests_on = hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
        there = all(f"{name}.txt" in names for names in self._there)
        if there and self._known.get(standing.id) == (name, rests_on):
            return
        if standing.id in self._known and self._known[standing.id][0] != name:
            self._remove(self._known[standing.id][0])
        record = record_of(self._store, standing, self._order, self._assignment.name)
        student = student_summary(record, show_hidden=self._assignment.show_hidden) if record else ""
        staff = staff_summary(record) if record else f"{standing.student.name}\n"
        for folder, text, full in zip(self._folders, (student, staff), (False, True), strict=True):
            lines = [text, *total_lines(total, staff=full)]
            write_private(folder / f"{name}.txt", "\n".join(lines).encode())
        self._pending.append((standing.id, name, rests_on))
        if len(self._pending) >= _BATCH:
            self._note()

    def _remove(self, name: str) -> None:
        for folder in self._folders:
            (folder / f"{name}.txt").unlink(missing_ok=True)

    def _note(self) -> None:
        rows: Sequence[tuple[int, str, str]] = self._pending
        with transaction(self._store):
            self._store.connection.executemany("INSERT OR REPLACE INTO views VALUES (?, ?, ?)", rows)
        self._pending = []
