"""A question that fails at the end of the notebook is judged as the notebook stood at its check, too."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from autograder.assignment import CheckResult, Question, Verdict
from autograder.cells.cell import Cell
from autograder.cells.rebound import Rebound, rebound
from autograder.wall.outside.sitting import Sitting

Sit = Callable[[tuple[Cell, ...], Sequence[str]], tuple[list[CheckResult], Sitting]]
"""Judges these questions of a submission that has these cells."""


@dataclass(frozen=True)
class AsChecked:
    """A question's results with the cells up to its check, where they are better.

    Attributes:
        question: Its name.
        results: All of its checks.
        sitting: How they came about.
        why: What a later cell rebinds.
    """

    question: str
    results: tuple[CheckResult, ...]
    sitting: Sitting
    why: Rebound

    @property
    def told(self) -> str:
        """In words, for student and staff."""
        return f"{self.why.told}, so {self.question} was graded as the notebook stands at its check."


def as_checked(
    results: Sequence[CheckResult], cells: Sequence[Cell], questions: Sequence[Question], sit: Sit
) -> Iterator[AsChecked]:
    """Judges again what fails and uses names that a later cell gives another meaning.

    Whoever runs a notebook from top to bottom sees each check pass before a later cell takes a name that the
    answer uses; so the better of both counts.

    Args:
        results: Of one submission, whose cells have all run.
        cells: Its cells, as they were executed.
        questions: The assignment's.
        sit: Judges again.
    """
    for question in questions:
        own = [result for result in results if result.question == question.name]
        if not any(result.verdict is Verdict.FAILED for result in own):
            continue
        found = rebound(cells, question.name, question.defines)
        if found is None:
            continue
        again, sitting = sit(found.until, [question.name])
        if sum(result.earned for result in again) > sum(result.earned for result in own):
            yield AsChecked(question.name, tuple(again), sitting, found)
