"""A question that fails is judged once more as its check saw it at home, where that was something else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from autograder.assignment import CheckResult, Question, Verdict
from autograder.cells.borrowed import borrowed
from autograder.cells.cell import Cell
from autograder.cells.rebound import rebound
from autograder.cells.submission import Submission
from autograder.wall.outside.sitting import Sitting

Sit = Callable[[tuple[Cell, ...], Sequence[str]], tuple[list[CheckResult], Sitting]]
"""Judges these questions of a submission that has these cells."""


@dataclass(frozen=True)
class AsAtHome:
    """A question's results as its check saw it at home, where they are better.

    Attributes:
        question: Its name.
        results: All of its checks.
        sitting: How they came about.
        told: What was different, for student and staff.
    """

    question: str
    results: tuple[CheckResult, ...]
    sitting: Sitting
    told: tuple[str, ...]


def as_at_home(
    results: Sequence[CheckResult], submission: Submission, questions: Sequence[Question], sit: Sit
) -> Iterator[AsAtHome]:
    """Judges again what fails where more cells, or fewer, had run when its check ran at home.

    Whoever runs a notebook from top to bottom sees each check pass before a later cell changes what the
    answer uses, and after the cells to look at have run; so the better of both counts.

    Args:
        results: Of the submission, whose cells have all run.
        submission: The submission.
        questions: The assignment's.
        sit: Judges again.
    """
    for question in questions:
        own = [result for result in results if result.question == question.name]
        if not any(result.verdict is Verdict.FAILED for result in own):
            continue
        cells, told = _at_home(submission, question)
        if not told:
            continue
        again, sitting = sit(cells, [question.name])
        if sum(result.earned for result in again) > sum(result.earned for result in own):
            yield AsAtHome(question.name, tuple(again), sitting, told)


def _at_home(submission: Submission, question: Question) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
    """The cells that matter when its check runs at home, and what is different from grading."""
    cells, told = submission.cells, []
    more = borrowed(cells, submission.whole, question.name, question.defines)
    if more:
        cells = more.cells
        numbers = ", ".join(f"[{cell.number}]" for cell in more.by)
        told.append(f"{question.name} uses what cell {numbers} defines, so it was graded with that.")
    changed = rebound(cells, question.name, question.defines)
    if changed:
        cells = changed.until
        told.append(f"{changed.told}, so {question.name} was graded as the notebook stands at its check.")
    return cells, tuple(told)
