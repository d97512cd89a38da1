"""``kill -9`` at a random moment, 200 times: what was finished is there, and the end is that of a calm run."""

import contextlib
import os
import random
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.grading.store.stub import StubClass

KILLS = 200
PEOPLE = 120


def graded(store: Path) -> int:
    if not store.exists():
        return 0
    with contextlib.closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        made = connection.execute("PRAGMA user_version").fetchone()[0]
        return connection.execute("SELECT count(*) FROM sittings").fetchone()[0] if made else 0


def class_of(folder: Path) -> StubClass:
    folder.mkdir()
    made = StubClass(folder)
    for number in range(PEOPLE):
        made.hand_in(f"s{number:03}", f"q1={'pf'[number % 2]}p q2={'fp'[number % 3 % 2]} # {number}")
    return made


def killed_after(work, seconds: float) -> bool:
    """Runs work in a process of its own and kills it; tells whether it had come to its end before."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    with contextlib.suppress(ChildProcessError):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if os.waitpid(child, os.WNOHANG)[0]:
                return True
            time.sleep(0.001)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return False


@pytest.mark.timeout(600)
def test_a_grading_killed_200_times_ends_with_the_grades_of_an_undisturbed_one(tmp_path):
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    moments = random.Random(seed)
    calm, stormy = class_of(tmp_path / "calm"), class_of(tmp_path / "stormy")
    begun = time.monotonic()
    calm.grade()
    length, kept, ended = time.monotonic() - begun, [], 0
    for number in range(KILLS):
        for person in moments.sample(range(PEOPLE), 10):  # some hand in again, between any two kills
            text = f"q1=p{moments.choice('pf')} q2=p # {person} {number}"
            stormy.hand_in(f"s{person:03}", text)
            calm.hand_in(f"s{person:03}", text)
        ended += killed_after(stormy.grade, moments.uniform(0, length))
        kept.append(graded(stormy.out / "grades.db"))
    stormy.grade()
    calm.grade()
    print(f"{KILLS} kills, {ended} runs came to their end before; sittings on disk: {kept[::20]}")
    assert kept == sorted(kept)
    assert ended < KILLS
    for name in ("final_grades.csv", "grades.csv", "report.html", "summaries/s007.txt", "staff/s100.txt"):
        one, other = (re_timed((made.out / name).read_text()) for made in (calm, stormy))
        assert one == other, name


def re_timed(text: str) -> str:
    """Without wall times."""
    import re

    return re.sub(r"\d+\.\d\d s", "s", text)
