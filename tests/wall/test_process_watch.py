"""Threads and removed files are counted where the kernel counts them for nobody."""

import mmap
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from autograder.assignment import Limits
from autograder.wall.contract.scratch import SCRATCH_FILES
from autograder.wall.outside import process_watch
from autograder.wall.outside.pace import Pace
from autograder.wall.outside.process_watch import ProcessWatch
from autograder.wall.outside.scratch_watch import Excess

pytestmark = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="Linux's")
LIMITS = Limits(file_mb=1)
TOO_MUCH = (SCRATCH_FILES + 1) * 2**20


@pytest.fixture(autouse=True)
def always(monkeypatch):
    """Looks each time."""
    monkeypatch.setattr(process_watch, "_EVERY_SECONDS", 0.0)


def removed(folder: Path, size: int) -> int:
    """The descriptor of a file of so many bytes that has no name any more."""
    path = folder / "x"
    path.write_bytes(bytes(size))
    held = os.open(path, os.O_RDONLY)
    path.unlink()
    return held


def test_a_removed_file_counts_while_it_is_open(tmp_path):
    watch = ProcessWatch(os.getpid(), tmp_path, LIMITS)
    held = removed(tmp_path, TOO_MUCH)
    with pytest.raises(Excess, match="files"):
        watch()
    os.close(held)


def test_a_removed_file_counts_while_it_is_mapped(tmp_path):
    watch = ProcessWatch(os.getpid(), tmp_path, LIMITS)
    held = removed(tmp_path, TOO_MUCH)
    with mmap.mmap(held, 0, access=mmap.ACCESS_READ):
        os.close(held)
        with pytest.raises(Excess, match="files"):
            watch()


def test_removed_files_that_are_small_are_no_matter(tmp_path):
    held = removed(tmp_path, 2**20)
    ProcessWatch(os.getpid(), tmp_path, LIMITS)()
    os.close(held)


def test_removed_files_of_the_other_processes_count_which_are_looked_at_in_turn(tmp_path):
    (here, there), code = os.pipe(), "import os; os.read({}, 1)"
    held = removed(tmp_path, TOO_MUCH)
    child = subprocess.Popen([sys.executable, "-c", code.format(here)], pass_fds=[here, held])
    os.close(held)
    watch = ProcessWatch(os.getpid(), tmp_path, LIMITS, others=lambda: [child.pid, 2**30])
    with pytest.raises(Excess, match="files"):
        [watch() for _ in range(2)]
    os.close(there)
    os.close(here)
    child.wait()


def test_threads_count(tmp_path, monkeypatch):
    monkeypatch.setattr(process_watch, "_MOST_THREADS", threading.active_count() + 20)
    watch, go = ProcessWatch(os.getpid(), tmp_path, LIMITS), threading.Event()
    threads = [threading.Thread(target=go.wait) for _ in range(200)]
    for thread in threads:
        thread.start()
    with pytest.raises(Excess, match="threads"):
        watch()
    go.set()
    for thread in threads:
        thread.join()


def test_a_process_that_is_gone_uses_nothing(tmp_path):
    ProcessWatch(2**30, tmp_path, LIMITS)()


def test_threads_of_the_other_processes_count(tmp_path, monkeypatch):
    monkeypatch.setattr(process_watch, "_MOST_THREADS", threading.active_count() + 20)
    child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    watch, go = ProcessWatch(child.pid, tmp_path, LIMITS, others=lambda: [os.getpid()]), threading.Event()
    threads = [threading.Thread(target=go.wait) for _ in range(200)]
    for thread in threads:
        thread.start()
    with pytest.raises(Excess, match="threads"):
        watch()
    go.set()
    child.communicate()


def test_processes_that_share_a_pace_are_not_looked_at_one_by_one(tmp_path, monkeypatch):
    monkeypatch.setattr(process_watch, "_EVERY_SECONDS", 3600.0)
    looks, pace = [], Pace()
    watches = [
        ProcessWatch(os.getpid(), tmp_path, LIMITS, lambda: looks.append(1), pace=pace) for _ in range(3)
    ]
    monkeypatch.setattr(pace, "_last", pace._last - 3600)
    [watch() for watch in watches]
    assert looks == [1]
