"""A class that is graded in processes of their own, which are killed at random moments."""

import contextlib
import os
import random
import re
import signal
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.grading.store.stub import StubClass

PEOPLE = 30
_AGAIN = 3  # who hand in again before each grading
_VIEWS = ("*.csv", "report.html", "feedback/*", "summaries/*", "staff/*")


@dataclass(frozen=True)
class Storm:
    """What happened.

    Attributes:
        kills: Gradings that were killed.
        ended: Gradings that came to their end before they were to be killed.
        kept: Sittings in the store after each.
        calm: Where a class was graded that nobody disturbed.
        stormy: Where the same class was graded that was killed again and again.
    """

    kills: int
    ended: int
    kept: list[int]
    calm: StubClass
    stormy: StubClass


def storm(folder: Path, kills: int, moments: random.Random) -> Storm:
    """Grades two equal classes, of which one is killed so many times, and both once more."""
    calm, stormy = _class_of(folder / "calm"), _class_of(folder / "stormy")
    begun = time.monotonic()
    calm.grade()
    length, killed, ended, kept = time.monotonic() - begun, 0, 0, list[int]()
    while killed < kills:
        for person in moments.sample(range(PEOPLE), _AGAIN):
            text = f"q1=p{moments.choice('pf')} q2={moments.choice('pf')} # {person} {killed + ended}"
            for klass in (calm, stormy):
                klass.hand_in(f"s{person:03}", text)
        if _killed_after(stormy.grade, moments.uniform(0, length)):
            killed += 1
        else:
            ended += 1
            length *= 0.9
        kept.append(_sittings(stormy.out / "grades.db"))
    stormy.grade()
    calm.grade()
    return Storm(killed, ended, kept, calm, stormy)


def views(klass: StubClass) -> dict[str, str]:
    """All that people read, by place, without what differs between any two gradings: wall times."""
    found = {path for pattern in _VIEWS for path in klass.out.glob(pattern)}
    return {
        str(path.relative_to(klass.out)): re.sub(r"\d+\.\d\d s", "s", path.read_text(encoding="utf-8"))
        for path in sorted(found)
    }


def grades(klass: StubClass) -> list[tuple[object, ...]]:
    """What counts, straight from the tables, and how often it counts."""
    with contextlib.closing(sqlite3.connect(klass.out / "grades.db")) as connection:
        return connection.execute(
            """SELECT p.key, g.question, r.verdicts, r.earned, c.sha256, count(*) FROM grades g
            JOIN people p ON p.id = g.person JOIN results r ON r.id = g.result
            JOIN contents c ON c.id = r.content WHERE g.until IS NULL GROUP BY p.key, g.question ORDER BY 1, 2"""
        ).fetchall()


def _class_of(folder: Path) -> StubClass:
    folder.mkdir()
    made = StubClass(folder)
    for number in range(PEOPLE):
        made.hand_in(f"s{number:03}", f"q1={'pf'[number % 2]}p q2={'fp'[number % 3 % 2]} # {number}")
    return made


def _killed_after(work: Callable[[], object], seconds: float) -> bool:
    """Runs work in a process of its own and kills it; whether it was still at it."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert status == 0, "a grading after a kill failed"
            return False
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _sittings(store: Path) -> int:
    """How many files are graded there; the file must be whole."""
    if not store.exists():
        return 0
    with contextlib.closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        made = connection.execute("PRAGMA user_version").fetchone()[0]
        return connection.execute("SELECT count(*) FROM sittings").fetchone()[0] if made else 0
