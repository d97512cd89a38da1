"""Same input, same bytes: on another day, in another folder, under another user's settings."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.assignment import Course
from autograder.grading.files import write_bytes
from autograder.packages.archive import zipped
from autograder.packages.build import assemble

ANOTHER_DAY = """
import datetime, os, sys, time
from pathlib import Path
import otter.assign, otter.generate
from autograder.assignment import Course
from autograder.packages.build import assemble
os.umask(0o077)
later = time.time() + 400 * 24 * 3600
time.time = lambda: later
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(later, tz)
datetime.datetime = Later
built = assemble(Course(Path(sys.argv[1])).assignment("hw0_tiny"))
print(built.student.sha256, built.autograder.sha256)
"""


def test_a_package_built_elsewhere_on_another_day_has_the_same_bytes(course: Course, tmp_path: Path) -> None:
    built = assemble(course.assignment("hw0_tiny"))
    moved = tmp_path / "another folder" / "course"
    shutil.copytree(course.root, moved)
    for path in moved.rglob("*"):
        path.chmod(0o700)
        os.utime(path, (10**9, 10**9))
    env = os.environ | {
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "123",
        "LC_ALL": "C",
        "TMPDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ANOTHER_DAY, str(moved)],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [built.student.sha256, built.autograder.sha256]


def test_caches_and_hidden_files_change_nothing(course: Course) -> None:
    before = assemble(course.assignment("hw0_tiny")).student.sha256
    for path in ("shared/__pycache__/notebook.cpython-311.pyc", "shared/.DS_Store"):
        (course.root / path).parent.mkdir(exist_ok=True)
        (course.root / path).write_bytes(b"noise")
    assert assemble(course.assignment("hw0_tiny")).student.sha256 == before


def test_a_zip_has_sorted_names_fixed_times_and_executable_scripts() -> None:
    data = zipped({"b.txt": b"b", "a/run": b"#!/bin/sh\n"}, folder="top")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [(i.filename, i.date_time, oct(i.external_attr >> 16)) for i in archive.infolist()]
    first = (1980, 1, 1, 0, 0, 0)
    assert entries == [("top/a/run", first, "0o100755"), ("top/b.txt", first, "0o100644")]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    write_bytes(tmp_path / "new" / "a.txt", b"old")
    with pytest.raises(TypeError):
        write_bytes(tmp_path / "new" / "a.txt", "no bytes")  # type: ignore[arg-type]
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"old"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.txt"]
