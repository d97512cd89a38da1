"""A zygote that was forked from the grader before it read anything."""

import subprocess
import sys

CODE = """
import os, signal
from autograder.assignment import Limits
from autograder.wall.outside.forked import fork_zygote
from autograder.wall.outside.sitting import Sitting
from autograder.cells.submission import Submission
from autograder.wall.outside.launcher import Launcher

early = fork_zygote()
os.environ["SECRET"] = secret = "found " * 3
NOTEBOOK = "import os, gc\\ndef env(): return sorted(os.environ)\\ndef where(): return os.getcwd()"
with Launcher(early=early, modules=["numpy"]) as zygote:
    sitting = Sitting(zygote, Submission.of_sources("a", NOTEBOOK), Limits())
    first = sitting.student_for("q1")
    print(zygote.pid == early.process.pid, "SECRET" in first.env(), "chaffinch-" in first.where())
    os.kill(zygote.pid, signal.SIGKILL)
    second = sitting.student_for("q2")
    print(zygote.pid == early.process.pid, "SECRET" in second.env())
"""


def test_it_serves_once_and_a_lost_one_is_replaced_by_a_process_of_its_own():
    run = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, timeout=120, check=False
    )
    assert run.stdout.split("\n") == ["True False True", "False False", ""], run.stderr
