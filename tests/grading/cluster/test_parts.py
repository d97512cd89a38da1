"""What travels, and what must be the same at both ends."""

import hashlib
import json
import subprocess
import sys
from collections import deque

import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.grading.cluster.batch import Batch, Sent, packed, unpacked
from autograder.grading.cluster.course_files import CourseFiles
from autograder.grading.cluster.identity import difference, identity
from autograder.grading.cluster.runner import longest
from autograder.grading.cluster.source import Source
from autograder.grading.cluster.watch import Seen
from autograder.grading.cluster.workers import Terms, Workers
from autograder.grading.file_task import FileTask
from autograder.grading.question_package import question_packages
from autograder.grading.versions import package_hash


def test_an_unpacked_course_decides_as_the_packed_one_does(klass, tmp_path):
    files = CourseFiles.of(klass.assignment)
    files.unpack(tmp_path / "there")
    there = Course(tmp_path / "there").assignment(klass.assignment.name)
    assert package_hash(there) == package_hash(klass.assignment)
    assert question_packages(there) == question_packages(klass.assignment)
    assert CourseFiles.of(there).hash == files.hash


def test_a_course_of_this_repository_travels_whole(tmp_path):
    assignment = Course.find().assignment("hw1_perceptron")
    CourseFiles.of(assignment).unpack(tmp_path / "there")
    assert package_hash(Course(tmp_path / "there").assignment(assignment.name)) == package_hash(assignment)


def test_results_come_back_as_they_were(klass):
    result = {"text": "naïve \ud800", "value": float("inf"), "items": (1, 2)}
    assert unpacked(packed(result)) == result


def source_of(klass, largest=2**20):
    tasks = (FileTask(h.file, h.path, None, h.sha256) for h in klass.handed.values())
    return Source("run", largest, deque(tasks))


def test_batches_hold_every_file_once_and_become_small_towards_the_end(klass):
    source, sizes, names = source_of(klass), [], []
    while batch := source.take(1):
        sizes.append(len(batch.items))
        names += [item.name for item in batch.items]
    assert names == [h.file for h in klass.handed.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 1


def test_files_that_cannot_travel_stay_here(klass):
    klass.handed["student00"].path.write_text("changed")
    klass.handed["student01"].path.unlink()
    klass.handed["student02"].path.unlink()
    klass.handed["student02"].path.symlink_to("/etc/hostname")
    klass.hand_in("zoe", "x" * 5000)
    source = source_of(klass, largest=4000)
    while source.take(1):
        pass
    assert [task.name for task in source.stay] == ["student00.py", "student01.py", "student02.py", "zoe.py"]


def test_a_file_travels_by_the_hash_of_its_bytes():
    data = b"x = 1\n" * 100
    sha256 = hashlib.sha256(data).hexdigest()
    sent = Sent.of("a", "a.py", sha256, None, data)
    assert sent.bytes == data
    assert Sent.of("a", "a.py", sha256, None, data + b"#") is None


def test_a_batch_is_called_by_its_submissions_and_by_the_try():
    one = Batch("run", (Sent("a", "a.py", "12", None, b""),))
    other = Batch("run", (Sent("a", "a.py", "12", ("q1",), b""),))
    assert len({one.key(0), one.key(1), other.key(0)}) == 3
    assert one.key(0) == Batch("run", one.items).key(0)


def test_what_differs_is_named():
    ours = {"torch": "2.9.1+cpu", "numpy": "2.3"}
    assert difference(ours, ours) == ""
    assert difference({"torch": "2.8.0", "numpy": "2.3"}, ours) == "torch 2.8.0 (here 2.9.1+cpu)"
    assert difference({"torch": "2.9.1+cu128", "numpy": "2.3"}, ours, any_build=True) == ""
    assert "numpy absent (here 2.3)" in difference({"torch": "2.9.1+cpu"}, ours)
    assert {"python", "torch", "distributed", "chaffinch"} <= set(identity())


def test_the_watchdog_waits_longer_than_all_limits_together(klass):
    limits = klass.assignment.limits
    assert longest(klass.assignment) > 2 * (limits.load_seconds + limits.question_seconds)


WORKERS = (Seen("cpu", 4, 0), Seen("gpu", 8, 2))


@pytest.mark.parametrize(
    ("gpu", "workers", "allowed", "slots"),
    [
        (True, WORKERS, ["gpu"], 2),
        (False, WORKERS, ["cpu"], 4),
        (False, WORKERS[:1], None, 4),
        (False, WORKERS[1:], None, 8),
    ],
)
def test_gpus_are_for_assignments_that_ask_for_one(gpu, workers, allowed, slots):
    there = Workers(None, "run", {}, Terms("here", gpu, 1, 1, 1, 1), None)
    there._seen = workers
    assert (there.allowed(), there.slots) == (allowed, slots)


def test_a_worker_that_is_refused_is_asked_no_more():
    says = []
    there = Workers(None, "run", {}, Terms("here", False, 1, 1, 1, 1), says.append)
    there._seen = (*WORKERS[:1], Seen("old", 16, 0))
    there.refuse("old", "torch 1.0 (here 2.9)")
    assert says == ["The worker at old is refused: torch 1.0 (here 2.9)."]
    assert (there.allowed(), there.slots) == (["cpu"], 4)
    with pytest.raises(ChaffinchError, match="No worker may grade"):
        there.refuse("cpu", "torch 1.0 (here 2.9)")


LAZY = """
import json, sys
import autograder.cli.grade
import autograder.grading.cluster.runner
print(json.dumps([name for name in sys.modules if name in ("distributed", "dask")]))
"""


def test_dask_is_imported_only_when_a_cluster_is_named():
    said = subprocess.run([sys.executable, "-c", LAZY], capture_output=True, text=True, check=True)
    assert json.loads(said.stdout) == []


def test_a_workers_own_process_imports_no_torch():
    code = LAZY.replace("autograder.cli.grade", "autograder.grading.cluster.worker").replace(
        '("distributed", "dask")', '("torch",)'
    ).replace("import autograder.grading.cluster.runner\n", "")  # fmt: skip
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(said.stdout) == []
