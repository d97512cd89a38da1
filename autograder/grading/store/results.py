"""Writes results as they come, so that a kill loses at most what was in flight."""

import json
import sqlite3
from collections.abc import Mapping
from time import monotonic
from typing import Self

from autograder.assignment import QuestionResult
from autograder.cells.text import cleaned
from autograder.grading.record import Record
from autograder.grading.store import packing
from autograder.grading.store.database import Store, require_there, roll_back
from autograder.grading.store.kept import keep
from autograder.grading.store.writing import check_list_id, count, now, row_id, set_check_list

_COMMIT_SECONDS = 0.02  # results that come more quickly than this share a transaction
_MARKS = ",".join("?" * 15)  # columns of results


class ResultWriter:
    """Writes results as they come; each is on disk at once, unless they come many in a moment.

    Use it as a context manager: what is pending at its end, or when something fails, is committed.

    Args:
        store: The store.
        run: The grading.
        packages: Rows of the packages, by question.
        environment: Row of the environment.
    """

    def __init__(self, store: Store, run: int, packages: Mapping[str, int], environment: int) -> None:
        self._store, self._run, self._packages, self._environment = store, run, packages, environment
        self._lists: dict[tuple[object, ...], int] = {}
        self._next = 0
        self._open = False
        self._committed = 0.0

    def __enter__(self) -> Self:
        """Nothing is open yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        """What is pending is kept, whatever happened; unless the store itself is the fault."""
        if kind is not None and issubclass(kind, sqlite3.Error):
            roll_back(self._store)
            return
        self.commit()

    def add(self, record: Record, sha256: str) -> None:
        """Keeps one sitting's results and lets them count for whoever handed in this content."""
        store = self._store
        if not self._open:
            require_there(store)
            store.connection.execute("BEGIN IMMEDIATE")
            self._open = True
            self._next = row_id(store, "SELECT coalesce(max(id), 0) + 1 FROM results")
        content = row_id(store, "SELECT id FROM contents WHERE sha256 = ?", sha256)
        if record.kept:
            keep(store, content, record.kept)
        sitting = self._sitting(record, content)
        rows = [self._result(question, content, sitting) for question in record.questions]
        store.connection.executemany(f"INSERT INTO results VALUES ({_MARKS})", rows)  # noqa: S608 - ours
        people = store.query(
            """SELECT DISTINCT person FROM attempts JOIN chosen USING (person)
            WHERE content = ? AND counts AND last_run = ?""",
            content, self._run,
        ).fetchall()  # fmt: skip
        results = {str(row[2]): int(str(row[0])) for row in rows}
        count(store, self._run, {person: results for (person,) in people})
        if monotonic() - self._committed > _COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Brings what is pending to the disk."""
        if self._open:
            self._store.connection.execute("COMMIT")
            self._open = False
            self._committed = monotonic()

    def _sitting(self, record: Record, content: int) -> int:
        cursor = self._store.query(
            """INSERT INTO sittings (run, content, file, problem, notes, isolation, package, seconds, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            self._run, content, record.submission, cleaned(record.problem),
            json.dumps(record.notes), json.dumps(record.isolation),
            record.package, round(record.seconds, 4), now(),
        )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def _result(self, question: QuestionResult, content: int, sitting: int) -> tuple[object, ...]:
        checks = question.checks
        number, self._next = self._next, self._next + 1
        return (
            number, content, question.name, self._packages[question.name], self._environment, sitting,
            self._check_list(question), packing.verdicts(checks), question.points, question.earned,
            round(question.seconds, 4), cleaned(question.output), packing.details(checks),
            packing.times(checks), packing.mistake(question.mistake),
        )  # fmt: skip

    def _check_list(self, question: QuestionResult) -> int:
        key = (question.title, *map(packing.shared_of, question.checks))
        if key not in self._lists:
            shared = packing.check_list(question.title, question.checks)
            self._lists[key] = check_list_id(self._store, shared)
            set_check_list(self._store, self._packages[question.name], shared)
        return self._lists[key]
