"""One interface for running work: in this process, in processes of this machine, on a cluster."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

from autograder.assignment import Assignment
from autograder.grading.early import EarlyProcess
from autograder.grading.file_task import FileTask
from autograder.grading.pool import run_all
from autograder.grading.record import Record


class PortableWork(Protocol):
    """How files are graded, here or, told where the course lies there, elsewhere."""

    @property
    def assignment(self) -> Assignment:
        """What is graded."""

    @property
    def device(self) -> str:
        """``"cpu"`` or ``"cuda"``."""

    def __call__(self) -> AbstractContextManager[Callable[[FileTask], Record]]:
        """Opens it."""

    def at(self, assignment: Assignment, protected: tuple[Path, ...]) -> Self:
        """The same for a course that lies elsewhere.

        Args:
            assignment: The assignment, as it lies there.
            protected: What no student process may read there.
        """


class Runner(Protocol):
    """Runs work on files; `Here` and `autograder.grading.cluster.runner.Cluster` do."""

    def __call__(self, work: Any, tasks: Sequence[FileTask]) -> Iterator[tuple[FileTask, Any]]:
        """Yields each task with its result as they come, or with what stands for one that is lost."""


@dataclass(frozen=True)
class Here:
    """Runs on this machine.

    Attributes:
        jobs: Number of processes; 1 works in this very process.
        early: A process that was started to grade a few files; None when nobody has.
    """

    jobs: int = 1
    early: EarlyProcess | None = None

    def __call__(self, work: Any, tasks: Sequence[FileTask]) -> Iterator[tuple[FileTask, Any]]:
        """Yields each task with its result, as they finish."""
        if self.early is not None:
            yield from self.early.run(work, tasks)
            return
        yield from run_all(work, tasks, min(self.jobs, max(len(tasks), 1)))
