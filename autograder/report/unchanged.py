"""Knows when the views need not be made again: what they rest on is the same, and nobody touched them.

What they rest on is one digest of the store, the assignment and our own code. Whether somebody touched them
is told by the time of a file's last change of any kind (ctime), which nobody can set back: what changed after
the views were finished, or lies in a folder that was copied, is made again.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment
from autograder.grading.store.database import FILE, Store, transaction
from autograder.grading.store.reading import questions
from autograder.grading.store.release import is_released
from autograder.rooms import FRAMEWORK

_FACT = "views"
_ROOMS = ("report", "grading", "cells", "assignment")
# what is written once is told by how much there is of it; what may be changed in place is read whole
_COUNTED = (
    "SELECT count(*), max(id) FROM results",
    "SELECT count(*), max(id) FROM sittings",
    "SELECT count(*), total(result), max(since), max(until), count(until) FROM grades",
    "SELECT mistake, count(*) FROM results WHERE mistake != '' GROUP BY mistake",
    "SELECT passed_over FROM runs WHERE id = ?1",
    """SELECT id, key, name, file_name, email, sid, lms, place, last_run = ?1, replaced_by FROM people
    ORDER BY id""",
    """SELECT a.id, person, content, sha256, file, source, submitted, late, counts, problem FROM attempts a
    JOIN contents c ON c.id = a.content ORDER BY a.id""",
    f"SELECT * FROM facts WHERE name != '{_FACT}' ORDER BY name",  # noqa: S608 - ours
    *(
        f"SELECT * FROM {table} ORDER BY 1, 2"  # noqa: S608 - ours
        for table in ("packages", "check_lists", "adjustments", "written", "times", "audit")
    ),
)


@dataclass(frozen=True)
class Finished:
    """That all views were there.

    Attributes:
        digest: Of what they rest on.
        moment: When the last of them was written, ns by the clock of that disk; 0 where nobody knows.
        summary: What `write_views` said of them.
    """

    digest: str
    moment: int
    summary: Mapping[str, Any]

    def holds(self, files: Iterable[Path]) -> bool:
        """Whether files are there and nobody touched them since."""
        try:
            return all(path.lstat().st_ctime_ns <= self.moment for path in files)
        except OSError:
            return False

    def untouched(self, folder: Path) -> set[str]:
        """Names of the files in a folder that nobody touched since; of all of them where nobody knows."""
        with os.scandir(folder) as entries:
            if not self.moment:
                return {entry.name for entry in entries}
            return {e.name for e in entries if e.stat(follow_symlinks=False).st_ctime_ns <= self.moment}


def digest_of(store: Store, assignment: Assignment) -> str:
    """A digest of all that the views rest on, but for the number of the run.

    Args:
        store: The store.
        assignment: Of which assignment.
    """
    digest = hashlib.sha256(repr(assignment).encode("utf-8", "backslashreplace"))
    for path in _code():
        digest.update(path.read_bytes())
    digest.update(repr((is_released(store, assignment), sorted(questions(store).items()))).encode())
    if assignment.late is not None:  # free days that other assignments have used
        digest.update(repr(list(_others(store.folder.parent))).encode())
    newest = store.value("SELECT max(id) FROM runs")
    for sql in _COUNTED:
        rows = store.query(sql, newest) if "?1" in sql else store.query(sql)
        rows.row_factory = None
        while batch := rows.fetchmany(1000):
            digest.update(repr(batch).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def _code() -> Iterator[Path]:
    for room in _ROOMS:
        yield from sorted((FRAMEWORK / room).rglob("*.py"))
        yield from sorted((FRAMEWORK / room).rglob("*.j2"))


def _others(out: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted(out.glob(f"*/{FILE}*")):
        stat = path.stat()
        yield str(path.relative_to(out)), stat.st_size, stat.st_mtime_ns


def finished(store: Store) -> Finished:
    """How far the views were finished last; with an empty digest where they never were."""
    said = store.value("SELECT value FROM facts WHERE name = ?", _FACT)
    return Finished(**json.loads(str(said))) if said else Finished("", 0, {})


def note_finished(store: Store, digest: str, summary: Mapping[str, object]) -> None:
    """Notes that all views are there."""
    part = store.folder / f".views.{os.getpid()}.part"
    part.touch(mode=0o600)
    moment = part.stat().st_ctime_ns  # by the clock of that disk
    part.unlink()
    said = json.dumps({"digest": digest, "moment": moment, "summary": summary})
    with transaction(store):
        store.query("INSERT OR REPLACE INTO facts VALUES (?, ?)", _FACT, said)
