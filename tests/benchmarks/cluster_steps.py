"""What `bench_cluster` measures: a class on a cluster, with real or with simulated grading."""

import hashlib
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, Course
from autograder.grading.classroom import grade_class, plan_class
from autograder.grading.cluster.address import Address
from autograder.grading.cluster.runner import Cluster
from autograder.grading.file_task import FileTask
from autograder.grading.grader import Options
from autograder.grading.record import Record
from autograder.grading.runners import Here, Runner
from autograder.grading.store.database import open_store
from autograder.grading.store.people import HandedIn, Student
from tests.benchmarks.sleeping import SleepingPlugin, cost_of

_HW = "hw1_perceptron"


def hand_in(folder: Path, name: str, count: int) -> list[HandedIn]:
    """Copies of a right submission that differ in a comment."""
    source = Path("tests/sample_class", name)
    text = next(p for p in sorted(source.glob("*.py")) if "right" in p.name).read_text(encoding="utf-8")
    folder.mkdir(parents=True)
    found = []
    for number in range(count):
        person, path = f"student_{number:06}", folder / f"student_{number:06}.py"
        data = f"{text}\n# {number}\n".encode()
        path.write_bytes(data)
        student = Student(person, person, person)
        found.append(HandedIn(student, path, hashlib.sha256(data).hexdigest(), path.name, path.name))
    return found


def graded(name: str, where: str, count: int) -> None:
    """Grades a class for real, in this process (``"here"``) or on a cluster."""
    assignment = Course.find().assignment(name)
    runner: Runner = Here() if where == "here" else Cluster(Address.parse(where))
    with (
        tempfile.TemporaryDirectory(prefix="chaffinch-bench-") as folder,
        open_store(Path(folder) / "out") as store,
    ):
        run = plan_class(assignment, store, hand_in(Path(folder) / "in", name, count), Options())
        assert sum(1 for _ in grade_class(run, runner=runner)) == count


@dataclass(frozen=True)
class Simulated:
    """What came of a simulation.

    Attributes:
        seconds: From the first batch to the last result in the store.
        batches: Number of batches.
        slept: Seconds that all workers together would have graded.
        cpu: CPU seconds of whoever grades, in that time.
    """

    seconds: float
    batches: int
    slept: float
    cpu: float


@dataclass(frozen=True)
class SleepingWork:
    """What is sent along and never opened.

    Attributes:
        assignment: What is graded.
        device: Where.
    """

    assignment: Assignment
    device: str = "cpu"

    @contextmanager
    def __call__(self) -> Iterator[Callable[[FileTask], Record]]:
        """Everything travels, so nothing is graded here."""
        raise AssertionError
        yield

    def at(self, assignment: Assignment, protected: tuple[Path, ...]) -> "SleepingWork":
        """The same."""
        return SleepingWork(assignment, self.device)


def simulated(address: str, drawn: Sequence[float], count: int, workers: int, folder: Path) -> Simulated:
    """Grades a class on workers that sleep; waits until all of them are there."""
    assignment = Course.find().assignment(_HW)
    questions = tuple(q.name for q in assignment.graded)
    handed_in = hand_in(folder / "in", _HW, count)
    _wait_for(address, workers)
    cluster = Cluster(
        Address.parse(address), plugin=lambda kit: SleepingPlugin(kit, drawn, questions), say=print
    )
    with open_store(folder / "out") as store:
        run = plan_class(assignment, store, handed_in, Options())
        begun, cpu = time.perf_counter(), time.process_time()
        there = sum(1 for _ in grade_class(run, work=SleepingWork(assignment), runner=cluster))
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
        assert there == count
        rows = store.value("SELECT count(*) FROM results")
        assert rows == count * len(questions)
    slept = sum(cost_of(h.sha256, drawn) for h in handed_in)
    return Simulated(seconds, -(-count // 16), slept, cpu)


def _wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers)
