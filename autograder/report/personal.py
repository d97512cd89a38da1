"""``summaries/`` and ``staff/``: two files for each person, written when what they rest on changed."""

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from autograder.assignment import Assignment
from autograder.grading.files import replace_private
from autograder.grading.recognition.renew import book_version
from autograder.grading.record import Record
from autograder.grading.store.database import Store, make_private_folder, transaction
from autograder.grading.store.reading import question_of, record_of, result_rows, shell_of
from autograder.grading.store.release import is_released, opened
from autograder.grading.totals import Total
from autograder.report import summaries
from autograder.report.summaries import (
    staff_checks,
    staff_question,
    staff_summary,
    staff_text,
    student_question,
    student_summary,
    student_text,
    total_lines,
)

_BATCH = 500  # people whose files are noted as written in one transaction
_BLOCKS = 5000  # texts of questions that are kept: in a large class most are equal


class PersonalFiles:
    """Writes them. Use it as a context manager.

    Args:
        store: The store.
        assignment: Of which assignment.
    """

    def __init__(self, store: Store, assignment: Assignment) -> None:
        self._store, self._assignment = store, assignment
        self._order = {q.name: place for place, q in enumerate(assignment.graded)}
        self._folders = (store.folder / "summaries", store.folder / "staff")
        self._places = [str(folder) for folder in self._folders]
        self._pending: list[tuple[int, str, str]] = []
        self._blocks: dict[tuple[int, str, str, str], tuple[str, str]] = {}
        source = Path(summaries.__file__).read_bytes()
        self._released = is_released(store, assignment)
        decided = (assignment.show_hidden, self._released, book_version(store))
        about = repr((assignment.title, decided, [q.title for q in assignment.questions]))
        self._about = hashlib.sha256(source + about.encode()).hexdigest()

    def __enter__(self) -> Self:
        """Looks what is there, and removes what is of nobody any more."""
        for folder in self._folders:
            make_private_folder(folder)
        self._there = [{entry.name for entry in os.scandir(folder)} for folder in self._folders]
        known = self._store.query("SELECT person, file_name, rests_on FROM views")
        self._known = {row[0]: (row[1], row[2]) for row in known}
        gone = self._store.query("SELECT file_name FROM people WHERE replaced_by IS NOT NULL").fetchall()
        for (name,) in gone:
            self._remove(name)
        return self

    def __exit__(self, *error: object) -> None:
        """Notes what was written."""
        self._note()

    def record(self, total: Total) -> Record | None:
        """The record of a person."""
        return record_of(self._store, total.standing, self._order, self._assignment.name)

    def write(self, total: Total) -> None:
        """Writes a person's two files, if that is needed; who handed in nothing has none."""
        standing = total.standing
        if not standing.file:
            return
        name = standing.student.file_name
        rests_on = self._rests_on(total)
        there = all(f"{name}.txt" in names for names in self._there)
        if there and self._known.get(standing.id) == (name, rests_on):
            return
        if standing.id in self._known and self._known[standing.id][0] != name:
            self._remove(self._known[standing.id][0])
        for folder, text, full in zip(self._places, self._texts(total), (False, True), strict=True):
            lines = [text, *total_lines(total, staff=full)]
            replace_private(folder, f"{name}.txt", "\n".join(lines).encode())
        self._pending.append((standing.id, name, rests_on))
        if len(self._pending) >= _BATCH:
            self._note()

    def _rests_on(self, total: Total) -> str:
        standing = total.standing
        parts = (
            self._about, standing.student.name, standing.file, standing.problem, total.status,
            total.late_percent, [grade.result for grade in standing.grades.values()],
            total.adjustments, total.readings,
        )  # fmt: skip
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]

    def _texts(self, total: Total) -> tuple[str, str]:
        standing, show_hidden = total.standing, self._assignment.show_hidden
        rows = result_rows(self._store, standing, self._order)
        if not rows:
            return standing.problem, f"{standing.student.name}\n{standing.problem}"
        if any(row["problem"] for row in rows):  # it may name an equal file of somebody else
            record = self.record(total)
            return (
                (student_summary(record, show_hidden=show_hidden), staff_summary(record))
                if record
                else ("", "")
            )
        record = shell_of(rows, standing, self._assignment.name)
        earned, possible = sum(row["earned"] for row in rows), sum(row["points"] for row in rows)
        blocks = [self._block(row) for row in rows]
        student = student_text(record, earned, possible, [b[0] for b in blocks])
        return student, staff_text(record, list(_for_staff(rows, [b[1] for b in blocks])))

    def _block(self, row: sqlite3.Row) -> tuple[str, str]:
        """What the student and what staff read of a question's checks: made once for equal results."""
        key = (row["check_list"], row["verdicts"], row["details"], row["mistake"])
        if key not in self._blocks:
            if len(self._blocks) >= _BLOCKS:
                self._blocks.clear()
            question = question_of(row)
            question = opened(question) if self._released else question
            show_hidden = self._assignment.show_hidden
            self._blocks[key] = student_question(question, show_hidden=show_hidden), staff_checks(question)
        return self._blocks[key]

    def _remove(self, name: str) -> None:
        for folder in self._folders:
            (folder / f"{name}.txt").unlink(missing_ok=True)

    def _note(self) -> None:
        rows: Sequence[tuple[int, str, str]] = self._pending
        with transaction(self._store):
            self._store.connection.executemany("INSERT OR REPLACE INTO views VALUES (?, ?, ?)", rows)
        self._pending = []


def _for_staff(rows: Sequence[sqlite3.Row], checks: Sequence[str]) -> list[str]:
    return [
        staff_question(r["question"], r["earned"], r["points"], r["seconds"], r["output"], text)
        for r, text in zip(rows, checks, strict=True)
    ]
