"""Real grading on real workers: the same records as here, Ctrl-C, and no way from student code to the scheduler. Long."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from autograder.assignment import Course
from autograder.grading.file_task import FileTask
from autograder.grading.grader import Options
from autograder.grading.runners import Here
from autograder.grading.work import GradeFiles
from tests.grading.cluster.conftest import cluster
from tests.grading.cluster.machines import children_of
from tests.grading.conftest import NAME
from tests.grading.test_kill import CODE, results

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1800)]
CALLS_HOME = """
import numpy as np
import socket

def scale(x, factor):
    try:
        socket.create_connection(("127.0.0.1", {port}), timeout=5)
        print("reached the scheduler")
    except OSError as error:
        print("refused:", type(error).__name__)
    return np.array(x) * factor
"""
SLOW = "def scale(x, factor):\n    while True:\n        pass\n"
WRONG = "import numpy as np\n\ndef scale(x, factor):\n    return np.array(x) + factor\n"


def timeless(record):
    questions = tuple(
        replace(q, seconds=0.0, checks=tuple(replace(c, seconds=0.0) for c in q.checks))
        for q in record.questions
    )
    isolation = tuple(
        re.sub(r"uid \d+", "uid", said) for said in record.isolation
    )  # it follows from a process id
    return replace(record, seconds=0.0, questions=questions, isolation=isolation)


def test_records_are_those_of_a_grading_here_and_no_student_reaches_the_scheduler(
    course, right, hall, tmp_path
):
    hall.scheduler()
    hall.farm(1)
    port = int(hall.address.rpartition(":")[2])
    texts = {"a": right.read_text(), "b": CALLS_HOME.format(port=port), "c": WRONG, "d": "scale = (", "e": ""}
    tasks = []
    for name, text in texts.items():
        path = tmp_path / f"{name}.py"
        path.write_text(text)
        tasks.append(FileTask(name, path, None, hashlib.sha256(path.read_bytes()).hexdigest()))
    work = GradeFiles(course.assignment(NAME), Options(protected=(tmp_path,)))
    here = {task.name: timeless(record) for task, record in Here()(work, tasks)}
    there = {task.name: timeless(record) for task, record in cluster(hall.address)(work, tasks)}
    assert there == here
    (question,) = there["b"].questions
    assert "refused:" in question.output
    assert "reached" not in question.output
    assert there["b"].earned == there["a"].earned


def command(course: Course, handed_in: Path, out: Path, *more: str) -> list[str]:
    said = ["--course", course.root, "grade", NAME, handed_in, "--out", out, *more]
    return [sys.executable, "-c", CODE, *map(str, said)]


def test_ctrl_c_keeps_finished_results_and_leaves_no_process_behind(course, right, tmp_path):
    handed_in, out = tmp_path / "in", tmp_path / "out"
    handed_in.mkdir()
    (handed_in / "a.py").write_text(right.read_text())
    for number in range(3):
        (handed_in / f"b{number}.py").write_text(f"{SLOW}# {number}\n")
    run = subprocess.Popen(
        command(course, handed_in, out, "--cluster", "local:2"),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    while not results(out / NAME / "grades.db") and run.poll() is None:
        time.sleep(0.05)
    family = descendants(run.pid)
    assert open_to_others([run.pid, *family]) == []
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: everybody in the foreground hears it
    output, _ = run.communicate(timeout=120)
    assert run.returncode == 130, output
    assert "Everything finished so far is kept" in output
    assert "Traceback" not in output
    while alive := [pid for pid in family if Path(f"/proc/{pid}").exists()]:
        time.sleep(0.1)
    assert alive == []
    assert results(out / NAME / "grades.db") >= 1


def open_to_others(pids: list[int]) -> list[str]:
    """Where processes listen beyond this machine."""
    listening = (
        c for pid in pids if psutil.pid_exists(pid) for c in psutil.Process(pid).net_connections("inet")
    )
    return [str(c.laddr) for c in listening if c.status == psutil.CONN_LISTEN and c.laddr.ip != "127.0.0.1"]


def descendants(pid: int) -> list[int]:
    found = children_of(pid)
    return found + [child for one in found for child in descendants(one)]
