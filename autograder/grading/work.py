"""What a warm worker does: opens a grader once, then grades files or variants."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.assignment import Assignment, CheckResult
from autograder.cells.submission import Submission
from autograder.grading.file_task import FileTask
from autograder.grading.options import Options
from autograder.grading.record import Record
from autograder.grading.zygotes import zygote_for
from autograder.process.garbage import uncollected

if TYPE_CHECKING:
    from autograder.grading.grader import Grader
    from autograder.grading.variants import Variant
    from autograder.wall.outside.forked import ForkedZygote
    from autograder.wall.outside.launcher import Launcher


@dataclass(frozen=True)
class GradeFiles:
    """Grades files behind the wall.

    Attributes:
        assignment: What to grade.
        options: How to grade.
    """

    assignment: Assignment
    options: Options

    @property
    def device(self) -> str:
        """``"cpu"`` or ``"cuda"``."""
        return self.options.device

    def at(self, assignment: Assignment, protected: tuple[Path, ...]) -> "GradeFiles":
        """The same for a course that lies elsewhere, with other paths to be kept from student processes."""
        return GradeFiles(assignment, replace(self.options, protected=protected))

    @contextmanager
    def __call__(self, early: "ForkedZygote | None" = None) -> Iterator[Callable[[FileTask], Record]]:
        """Opens a warm grader.

        Args:
            early: A process that was forked to become its zygote; without it one is started.
        """
        with _grader(self.assignment, self.options, early) as grader:
            yield lambda task: grader.grade_file(task.path, task.name, task.questions)


@dataclass(frozen=True)
class VariantTask:
    """A variant to grade on one seed.

    Attributes:
        variant: The submission with a known verdict.
        seed: The seed.
        question: Only this question's checks; None for all.
    """

    variant: "Variant"
    seed: int
    question: str | None = None


@dataclass(frozen=True)
class GradeVariants:
    """Grades wheat, chaff and stubs.

    Attributes:
        assignment: What to grade.
        device: ``"cpu"`` or ``"cuda"``.
        behind_wall: False runs them in this process, which is quicker and only for trusted code.
        many: Whether many will be graded, so that making each cheaper pays.
        zygote: What `warming` gave; without it one is started when the grader is opened.
    """

    assignment: Assignment
    device: str = "cpu"
    behind_wall: bool = True
    many: bool = True
    zygote: "Launcher | None" = None

    def warming(self) -> "Launcher":
        """A zygote for this work that warms up while this process has something else to do."""
        zygote = zygote_for(self.assignment, self._options)
        zygote.start()
        return zygote

    @property
    def _options(self) -> Options:
        return Options(device=self.device, many=self.many, own=True)

    @contextmanager
    def __call__(self) -> Iterator[Callable[[VariantTask], list[CheckResult]]]:
        """Opens a warm grader."""
        if not self.behind_wall:
            from autograder.grading.local import LocalGrader  # noqa: PLC0415 - PyTorch, only to grade

            local = LocalGrader(self.assignment)
            yield lambda task: local.judge(task.variant, task.seed, task.question)
            return
        with _grader(self.assignment, self._options, ready=self.zygote) as grader:
            yield lambda task: grader.judge(
                Submission.of_sources(task.variant.name, *task.variant.cells), task.seed, task.question
            )


@contextmanager
def _grader(
    assignment: Assignment, options: Options, early: "ForkedZygote | None" = None,
    ready: "Launcher | None" = None,
) -> Iterator["Grader"]:  # fmt: skip
    """A warm grader, whose zygote imports PyTorch while this process does."""
    with ready or zygote_for(assignment, options, early) as zygote:
        with uncollected():
            from autograder.grading.grader import Grader  # noqa: PLC0415 - PyTorch, which planning does without

        with Grader(assignment, options, zygote) as grader:
            yield grader
