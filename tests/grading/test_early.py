"""One file is graded by a process that starts first of all, and the command itself imports no PyTorch."""

import subprocess
import sys

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.early import EarlyProcess
from autograder.grading.file_task import FileTask
from autograder.grading.options import Options
from autograder.grading.pool import Lost
from autograder.grading.work import GradeFiles
from tests.grading.conftest import NAME

HEAVY = ("torch", "pandas", "matplotlib", "scipy", "otter", "distributed")


def verdicts(record):
    return [(check.name, check.verdict, check.message) for q in record.questions for check in q.checks]


def test_a_file_comes_to_the_same_as_in_any_other_grading(course, grader, right):
    with EarlyProcess.start() as early:
        ((task, record),) = early.run(
            GradeFiles(course.assignment(NAME), Options()), [FileTask("ada", right)]
        )
    assert (task.name, record.submission) == ("ada", "ada")
    assert verdicts(record) == verdicts(grader.grade_file(right))
    assert early.process.poll() is not None


def test_what_cannot_be_opened_is_said(course, right):
    work = GradeFiles(course.assignment(NAME), Options(question="q9_nowhere"))
    with EarlyProcess.start() as early, pytest.raises(ChaffinchError, match="q9_nowhere"):
        list(early.run(work, [FileTask("ada", right)]))


def test_a_process_that_dies_costs_no_silent_zero(course, right):
    with EarlyProcess.start() as early:
        early.process.kill()
        ((_, result),) = early.run(GradeFiles(course.assignment(NAME), Options()), [FileTask("ada", right)])
    assert result == Lost("the grading process died (-9)")


def test_the_command_that_grades_one_file_imports_nothing_heavy(course, right, tmp_path):
    command = [sys.executable, "-X", "importtime", "-m", "autograder", "--course", course.root]
    done = subprocess.run(
        [*command, "grade", NAME, right, "--out", tmp_path], capture_output=True, text=True, check=True
    )
    imported = {
        line.split("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")
    }
    assert "autograder.grading.classroom" in imported
    assert imported.isdisjoint(HEAVY)
    assert "1 file to grade" in done.stdout


FIRST = """
import sys
from pathlib import Path
from autograder.assignment import Course
from autograder.grading.options import Options
from autograder.grading.work import GradeFiles, GradeVariants
from autograder.wall.outside.launcher import Launcher

def started(self):
    print("torch" in sys.modules)
    raise KeyboardInterrupt

Launcher.start = started
assignment = Course(Path(sys.argv[1])).assignment(sys.argv[2])
for work in (GradeFiles(assignment, Options()), GradeVariants(assignment)):
    try:
        with work():
            pass
    except KeyboardInterrupt:
        continue
"""


def test_the_zygote_is_started_before_the_grader_imports_pytorch(course):
    command = [sys.executable, "-c", FIRST, course.root, NAME]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
