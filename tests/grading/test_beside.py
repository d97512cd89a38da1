"""A second process does part of the work, and never outlives the first."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.grading.beside import Beside
from autograder.grading.pool import Lost
from tests.grading.test_pool import Halve

HOLDER = """
import sys
from autograder.grading.beside import Beside
from tests.grading.test_beside import Tell
if __name__ == "__main__":
    beside = Beside(Tell())
    beside.give(None)
    print(beside.take(), flush=True)
    sys.stdin.read()
"""


class Tell:
    """Tells its process's number."""

    def __call__(self):
        return self

    def __enter__(self):
        return lambda _: os.getpid()

    def __exit__(self, *error):
        pass


@pytest.fixture
def beside():
    made = Beside(Halve())
    yield made
    made.close()


def test_it_does_one_task_after_the_other_in_another_process(beside):
    found = []
    for number in (2, 4):
        beside.give(number)
        assert beside.busy
        found.append(beside.take())
    assert (found, beside.busy) == ([1, 2], False)


def test_a_task_that_raises_is_lost_and_the_next_is_not(beside):
    found = []
    for number in (3, 4):
        beside.give(number)
        found.append(beside.take())
    assert found == [Lost("ValueError: 3 is odd"), 2]


def test_when_it_dies_its_task_is_lost(beside):
    for _ in range(2):
        beside.give(0)
        assert isinstance(beside.take(), Lost)


def test_it_ends_when_the_process_that_it_helps_is_killed(tmp_path):
    script = tmp_path / "holder.py"
    script.write_text(HOLDER, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, script],
        env=os.environ | {"PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        handle = os.pidfd_open(int(holder.stdout.readline()))
        holder.send_signal(signal.SIGKILL)
        assert select.select([handle], [], [], 30)[0] == [handle]
        os.close(handle)
