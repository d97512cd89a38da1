"""Student processes that are ended without a word: when the grader dies, and when they fill the disk."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.checks.failures import StudentError

ROOT = Path(__file__).resolve().parents[2]
GRADER = """
import sys
from autograder.assignment import Limits
from autograder.cells.submission import Submission
from autograder.wall.outside.launcher import Launcher
from autograder.wall.outside.sitting import Sitting
CODE = '''
import ctypes, os, signal, time
WITHOUT
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
def who(): return os.getpid()
def sleep(): time.sleep(3600)
'''
with Launcher() as zygote:
    student = Sitting(zygote, Submission.of_sources("s", CODE), Limits(call_seconds=600)).student_for("q")
    print(student.who(), flush=True)
    student.sleep()
"""

WITHOUT = {
    "its death signal": "ctypes.CDLL(None).prctl(1, 0)",
    "that of its forks": "import autograder.wall.inside.branch as b; b.prctl = lambda *_: None",
}


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the death signal is Linux's")
@pytest.mark.parametrize("without", WITHOUT.values(), ids=WITHOUT)
def test_no_student_process_outlives_its_grader(without):
    grader = subprocess.Popen(
        [sys.executable, "-c", GRADER.replace("WITHOUT", without)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    with grader:
        student = os.pidfd_open(int(grader.stdout.readline()))
        grader.kill()
        ended = select.poll()
        ended.register(student, select.POLLIN)
        assert ended.poll(60_000)
        os.close(student)


FILLS = """
import os, threading
def write():
    for number in range(100_000):
        with open(str(number), "wb") as file: file.write(bytes(2**22))
def ask():
    while True:
        try: os.fork()
        except OSError: pass
def fill():
    threading.Thread(target=write, daemon=True).start()
    return os.getpid()
def fill_and_ask():
    threading.Thread(target=ask, daemon=True).start()
    return fill()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="Linux's")
@pytest.mark.parametrize("how", ["fill", "fill_and_ask"])
def test_who_fills_the_disk_is_ended_while_nobody_looks(behind, how):
    """Also where another thread keeps the zygote busy by asking whether it may fork."""
    student = behind(FILLS)
    process = os.pidfd_open(getattr(student, how)())
    ended = select.poll()
    ended.register(process, select.POLLIN)
    assert ended.poll(60_000)
    os.close(process)
    with pytest.raises(StudentError, match="wrote more to files than it may"):
        student.fill()
