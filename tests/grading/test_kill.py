"""``kill -9`` at any moment loses at most what was in flight."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.assignment import Course
from autograder.packages.scaffold import new_assignment
from tests.grading.conftest import NAME

KILLS = 6
CODE = "from autograder.cli import main; main()"


def grade(course: Course, handed_in: Path, out: Path, jobs: int) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-c",
        CODE,
        "--course",
        course.root,
        "grade",
        NAME,
        handed_in,
        "--out",
        out,
        "--jobs",
        jobs,
    ]
    return subprocess.Popen(
        [*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def wait(run: "subprocess.Popen[bytes]", seconds: float) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(timeout=seconds)


def results(store: Path) -> int:
    """Number of results on disk."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM results").fetchone()[0]
    except sqlite3.OperationalError:  # there is no file, or no table, yet
        return 0


def wait_for_more(run: "subprocess.Popen[bytes]", store: Path, runs_before: int) -> None:
    """Until another result is on disk (a run may also be killed before its first: every third one is)."""
    before = results(store)
    while runs_before % 3 and run.poll() is None and results(store) == before:
        wait(run, 0.02)


@pytest.mark.timeout(600)
def test_a_run_killed_again_and_again_ends_with_the_grades_of_an_undisturbed_one(tmp_path):
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    moments = random.Random(seed)
    course, handed_in = Course(tmp_path / "course"), tmp_path / "in"
    new_assignment(course, NAME)
    handed_in.mkdir()
    for number in range(12):
        factor = "factor" if number % 3 else "1.0"
        text = f"import numpy as np\n\ndef scale(x, factor):\n    return np.array(x) * {factor}  # {number}\n"
        (handed_in / f"s{number:02}.py").write_text(text)
    undisturbed = grade(course, handed_in, tmp_path / "calm", 1)
    assert undisturbed.wait() == 0
    store, kept = tmp_path / "out" / NAME / "grades.db", []
    for _ in range(KILLS):
        run = grade(course, handed_in, tmp_path / "out", moments.choice([1, 2]))
        wait_for_more(run, store, len(kept))
        wait(run, moments.uniform(0.0, 0.3))
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        kept.append(results(store))
    final = grade(course, handed_in, tmp_path / "out", 2)
    assert final.wait() == 0
    print(f"results on disk after each kill: {kept}")
    assert kept == sorted(kept)
    calm, stormy = (tmp_path / place / NAME / "final_grades.csv" for place in ("calm", "out"))
    assert stormy.read_bytes() == calm.read_bytes()
