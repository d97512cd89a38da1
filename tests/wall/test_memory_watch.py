"""What several processes of one submission take together is bounded, too."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.assignment import Limits
from autograder.wall.outside.memory_watch import MemoryWatch
from autograder.wall.outside.scratch_watch import Excess

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="Linux's")
TAKES = "input(); kept = bytearray(b'x' * (60 * 2**20)); print(flush=True); input()"


@pytest.fixture
def two() -> Iterator[list[subprocess.Popen[str]]]:
    """Two processes of some 60 MiB each."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    started = [subprocess.Popen([sys.executable, "-S", "-c", TAKES], **pipes) for _ in range(2)]
    yield started
    for process in started:
        process.kill()
        process.communicate()


def watch(processes, mib: int) -> MemoryWatch:
    """A watch over processes that may take so much together."""
    made = MemoryWatch(Limits(), mib * 2**20)
    for process in processes:
        made.add(process.pid)
        process.stdin.write("\n")
        process.stdin.flush()
        process.stdout.readline()
    return made


def test_processes_that_take_too_much_together_are_ended(two):
    with pytest.raises(Excess, match="together"):
        watch(two, 100)()
    assert [process.wait() for process in two] == [-9, -9]


def test_those_within_the_bound_stay(two):
    watch(two, 1000)()
    assert [process.poll() for process in two] == [None, None]


def test_one_that_has_left_counts_no_more(two):
    watched = watch(two, 100)
    watched.remove(two[0].pid)
    watched()
    assert [process.poll() for process in two] == [None, None]


def test_a_process_that_is_gone_takes_nothing(two):
    watched = watch(two, 100)
    two[0].kill()
    two[0].wait()
    watched()
