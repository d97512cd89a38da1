"""Ctrl-C ends a run at once and keeps what is done."""

import signal
import subprocess
import sys

import pytest

from autograder.assignment import Course
from autograder.cli.interrupt import stoppable
from autograder.packages.scaffold import new_assignment
from tests.grading.conftest import NAME
from tests.grading.test_kill import CODE, results

SLOW = """
def scale(x, factor):
    while True:
        pass
"""


def test_ctrl_c_keeps_finished_results_and_exits_with_130(tmp_path):
    course, handed_in = Course(tmp_path / "course"), tmp_path / "in"
    new_assignment(course, NAME)
    handed_in.mkdir()
    right = course.root / "tests" / "sample_class" / NAME / "ada_right.py"
    (handed_in / "a.py").write_text(right.read_text())
    (handed_in / "b.py").write_text(SLOW)
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
        tmp_path / "out",
    ]
    run = subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    while not results(tmp_path / "out" / NAME / "grades.db") and run.poll() is None:
        try:
            run.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            continue
    run.send_signal(signal.SIGINT)
    output, _ = run.communicate(timeout=60)
    assert run.returncode == 130, output
    assert "Everything finished so far is kept" in output
    assert "a,3.0" in (tmp_path / "out" / NAME / "final_grades.csv").read_text()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_that_lands_in_a_destructor_is_not_lost():
    class Dropping:
        def __del__(self):
            signal.raise_signal(signal.SIGINT)  # Python drops the KeyboardInterrupt here

    def work():
        with stoppable():
            Dropping()
            signal.pause()

    with pytest.raises(KeyboardInterrupt):
        work()
