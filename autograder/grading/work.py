"""What a warm worker does: opens a grader once, then grades files or variants."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import ChaffinchError, CheckResult, Course
from autograder.grading.grader import Grader, Options
from autograder.grading.local import LocalGrader
from autograder.grading.record import Record
from autograder.grading.variants import Variant
from autograder.student.submission import Submission


@dataclass(frozen=True)
class FileTask:
    """A file to grade.

    Attributes:
        name: What results call it.
        path: Where it is.
    """

    name: str
    path: Path


@dataclass(frozen=True)
class GradeFiles:
    """Grades files behind the wall.

    Attributes:
        root: The course's root folder.
        assignment: Name of the assignment.
        options: How to grade.
    """

    root: Path
    assignment: str
    options: Options

    @contextmanager
    def __call__(self) -> Iterator[Callable[[FileTask], Record]]:
        """Opens a warm grader."""
        course = Course(self.root)
        with Grader(course, course.assignment(self.assignment), self.options) as grader:
            yield lambda task: grader.grade_file(task.path, task.name)


@dataclass(frozen=True)
class VariantTask:
    """A variant to grade on one seed.

    Attributes:
        variant: The submission with a known verdict.
        seed: The seed.
    """

    variant: Variant
    seed: int


@dataclass(frozen=True)
class GradeVariants:
    """Grades wheat, chaff and stubs.

    Attributes:
        root: The course's root folder.
        assignment: Name of the assignment.
        question: Only this question; None for all.
        device: ``"cpu"`` or ``"cuda"``.
        behind_wall: False runs them in this process, which is quicker and only for trusted code.
    """

    root: Path
    assignment: str
    question: str | None = None
    device: str = "cpu"
    behind_wall: bool = True

    @contextmanager
    def __call__(self) -> Iterator[Callable[[VariantTask], list[CheckResult]]]:
        """Opens a warm grader."""
        course = Course(self.root)
        assignment = course.assignment(self.assignment)
        if not self.behind_wall:
            local = LocalGrader(course, assignment, self.question)
            yield lambda task: local(task.variant, task.seed)
            return
        with Grader(course, assignment, Options(device=self.device, question=self.question)) as grader:

            def grade(task: VariantTask) -> list[CheckResult]:
                record = grader.grade(Submission(task.variant.name, "", task.variant.cells), task.seed)
                if record.problem:
                    raise ChaffinchError(record.problem)
                return [check for question in record.questions for check in question.checks]

            yield grade
