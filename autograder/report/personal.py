"""``feedback/``, ``summaries/``, ``staff/``: a file each for a person, where something changed."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from autograder.assignment import Assignment, QuestionResult
from autograder.grading.beside import Beside
from autograder.grading.files import remove_unfinished, replace_private
from autograder.grading.pool import Lost
from autograder.grading.recognition.renew import book_version
from autograder.grading.record import Record
from autograder.grading.store.database import Store, make_private_folder, open_store, transaction
from autograder.grading.store.kept import kept_cells
from autograder.grading.store.reading import question_of, record_of, result_rows, result_rows_of, shell_of
from autograder.grading.store.release import is_released, opened
from autograder.grading.totals import Total
from autograder.report.feedback import FeedbackPages, Part, is_open
from autograder.report.pages import environment
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
from autograder.report.unchanged import finished

_Due = tuple[Total, str]  # somebody whose files must be written, and what they rest on
_KINDS = {"feedback": ".html", "summaries": ".txt", "staff": ".txt"}
_BATCH = 500  # people whose results are read, and whose files are noted as written, together
_ALONE = 8  # so many of these are written before a second process helps
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
        self._folders = {store.folder / kind: suffix for kind, suffix in _KINDS.items()}
        self._waiting: list[_Due] = []
        self._given: list[_Due] = []
        self._beside: Beside | None = None
        self._batches = 0
        self._pending: list[tuple[int, str, str]] = []
        self._blocks: dict[tuple[int, str, str, str], _Block] = {}
        self._pages = FeedbackPages(environment(), assignment)
        self._released = is_released(store, assignment)
        source = b"".join(path.read_bytes() for path in _written_by())
        decided = (assignment.show_hidden, self._released, book_version(store))
        about = repr((assignment.title, decided, [q.title for q in assignment.questions]))
        self._about = hashlib.sha256(source + about.encode()).hexdigest()

    def __enter__(self) -> Self:
        """Looks what is there, and removes what is of nobody any more."""
        for folder in self._folders:
            make_private_folder(folder)
        before = finished(self._store)
        self._there = [(before.untouched(folder), end) for folder, end in self._folders.items()]
        for folder in self._folders:
            remove_unfinished(folder, os.listdir(folder))  # noqa: PTH208 - names, quickly
        known = self._store.query(
            """SELECT v.person, v.file_name, v.rests_on FROM views v JOIN people p ON p.id = v.person
            WHERE p.replaced_by IS NULL"""
        )
        self._known = {row[0]: (row[1], row[2]) for row in known}
        gone = self._store.query("SELECT file_name FROM people WHERE replaced_by IS NOT NULL").fetchall()
        for (name,) in gone:
            self._remove(name)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        """Writes what waits, unless something failed, and notes what was written."""
        try:
            if kind is None:
                self._pending += self.write_all(self._waiting)
                self._take()
        finally:
            if self._beside:
                self._beside.close()
            self._note()

    def all_there(self) -> bool:
        """Whether the files of everybody who had some are there, as they were written."""
        names = [name for name, _ in self._known.values()]
        return all(f"{name}{suffix}" in there for there, suffix in self._there for name in names)

    def record(self, total: Total) -> Record | None:
        """The record of a person."""
        return record_of(self._store, total.standing, self._order, self._assignment.name)

    def page(self, total: Total) -> str:
        """The page that a person would get now; nothing is written."""
        return self._texts(total, result_rows(self._store, total.standing, self._order))[0]

    def write(self, total: Total) -> None:
        """Sees to a person's three files, if that is needed; who handed in nothing has none.

        They are written with those of others, at the latest when the context ends.
        """
        standing = total.standing
        if not standing.file:
            return
        name = standing.student.file_name
        rests_on = self._rests_on(total)
        there = all(f"{name}{suffix}" in names for names, suffix in self._there)
        if there and self._known.get(standing.id) == (name, rests_on):
            return
        if standing.id in self._known and self._known[standing.id][0] != name:
            self._remove(self._known[standing.id][0])
        self._waiting.append((total, rests_on))
        if len(self._waiting) >= _BATCH:
            self._share()
            self._note()

    def write_all(self, people: Sequence[_Due]) -> list[tuple[int, str, str]]:
        """Writes the files of some people now; returns what is to be noted of them."""
        rows = result_rows_of(self._store, [total.standing for total, _ in people], self._order)
        for (total, _), mine in zip(people, rows, strict=True):
            for (folder, suffix), text in zip(self._folders.items(), self._texts(total, mine), strict=True):
                replace_private(str(folder), f"{total.standing.student.file_name}{suffix}", text.encode())
        return [(t.standing.id, t.standing.student.file_name, rests_on) for t, rests_on in people]

    def _share(self) -> None:
        """Hands what waits to a second process, if there is a large class and that one has time."""
        people, self._waiting = self._waiting, []
        self._batches += 1
        if self._batches == _ALONE and (os.cpu_count() or 1) > 1:
            self._beside = Beside(WriteFiles(self._store.folder, self._assignment))
        if self._beside and self._beside.done:
            self._take()
        if self._beside and not self._beside.busy:
            self._given = people
            self._beside.give(people)
        else:
            self._pending += self.write_all(people)

    def _take(self) -> None:
        """What the second process wrote; what it could not write is written here, or fails here."""
        if self._beside and self._beside.busy:
            people, self._given = self._given, []
            done = self._beside.take()
            if isinstance(done, Lost):
                self._beside.close()
                self._beside = None
                done = self.write_all(people)
            self._pending += done

    def _rests_on(self, total: Total) -> str:
        standing = total.standing
        parts = (
            self._about, standing.student.name, standing.file, standing.problem, total.status,
            total.late_percent, [grade.result for grade in standing.grades.values()],
            total.adjustments, total.readings,
        )  # fmt: skip
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]

    def _texts(self, total: Total, rows: Sequence[sqlite3.Row]) -> tuple[str, str, str]:
        """The page, and the texts for the student and for staff."""
        standing, show_hidden = total.standing, self._assignment.show_hidden
        if not rows:
            return self._together(total, standing.problem, f"{standing.student.name}\n{standing.problem}")
        if any(row["problem"] for row in rows):  # it may name an equal file of somebody else
            record = self.record(total)
            if record is None:
                return self._together(total, "", "")
            student = student_summary(record, show_hidden=show_hidden)
            return self._together(total, student, staff_summary(record))
        record = shell_of(rows, standing, self._assignment.name)
        earned, possible = sum(row["earned"] for row in rows), sum(row["points"] for row in rows)
        blocks = [self._block(row) for row in rows]
        student = student_text(record, earned, possible, [block.student for block in blocks])
        staff = staff_text(record, list(_for_staff(rows, [block.staff for block in blocks])))
        return self._together(total, student, staff, record.notes, self._parts(blocks, standing.sha256))

    def _together(
        self, total: Total, student: str, staff: str, notes: Sequence[str] = (), parts: Sequence[Part] = ()
    ) -> tuple[str, str, str]:
        said = total_lines(total, staff=False)
        page = self._pages.page(
            total.standing.student.name, (total.after, total.possible), parts,
            problem=total.standing.problem, notes=notes, remarks=[line for line in said if line],
        )  # fmt: skip
        return page, "\n".join([student, *said]), "\n".join([staff, *total_lines(total, staff=True)])

    def _parts(self, blocks: Sequence["_Block"], sha256: str) -> list[Part]:
        parts = [block.part for block in blocks]
        if not any(is_open(part.question) for part in parts):
            return parts
        kept = kept_cells(self._store, sha256)
        return [self._pages.beside_code(part, kept.cells) for part in parts] if kept else parts

    def _block(self, row: sqlite3.Row) -> "_Block":
        """What the student and what staff read of a question's checks: made once for equal results."""
        key = (row["check_list"], row["verdicts"], row["details"], row["mistake"])
        if key not in self._blocks:
            if len(self._blocks) >= _BLOCKS:
                self._blocks.clear()
            question, show_hidden = question_of(self._store, row), self._assignment.show_hidden
            question = opened(question) if self._released else question
            seen = question if show_hidden else _public(question)
            student = student_question(question, show_hidden=show_hidden)
            self._blocks[key] = _Block(self._pages.part(seen), student, staff_checks(question))
        return self._blocks[key]

    def _remove(self, name: str) -> None:
        for folder, suffix in self._folders.items():
            (folder / f"{name}{suffix}").unlink(missing_ok=True)

    def _note(self) -> None:
        rows: Sequence[tuple[int, str, str]] = self._pending
        with transaction(self._store):
            self._store.connection.executemany("INSERT OR REPLACE INTO views VALUES (?, ?, ?)", rows)
        self._pending = []


@dataclass(frozen=True)
class WriteFiles:
    """The same work in another process.

    Attributes:
        folder: Of the store.
        assignment: Of which assignment.
    """

    folder: Path
    assignment: Assignment

    @contextmanager
    def __call__(self) -> Iterator[Callable[[Sequence[_Due]], list[tuple[int, str, str]]]]:
        """Opens the store once."""
        with open_store(self.folder, make=False) as store:
            yield PersonalFiles(store, self.assignment).write_all


@dataclass(frozen=True)
class _Block:
    """A question of one person, or of all whose results are equal, as it is read."""

    part: Part  # what the student may see of it
    student: str
    staff: str


def _public(question: QuestionResult) -> QuestionResult:
    return replace(question, checks=tuple(check for check in question.checks if not check.hidden))


def _written_by() -> Iterator[Path]:
    """What decides how these files look."""
    here = Path(__file__).parent
    yield from (here / f"{name}.py" for name in ("summaries", "feedback", "code", "pages"))
    yield from sorted(here.glob("templates/*.j2"))


def _for_staff(rows: Sequence[sqlite3.Row], checks: Sequence[str]) -> list[str]:
    return [
        staff_question(r["question"], r["earned"], r["points"], r["seconds"], r["output"], text)
        for r, text in zip(rows, checks, strict=True)
    ]
