"""When the grader dies, by whatever signal, its student process dies with it."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

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
