"""A question that fails is judged once more as its check saw it at home, where that was something else."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from autograder.assignment import CheckResult, Question, Reason, Verdict
from autograder.cells.at_home import AtCheck, at_check
from autograder.cells.cell import Cell
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
    results: Sequence[CheckResult], submission: Submission, questions: Sequence[Question],
    handed_out: Callable[[], Container[str]], sit: Sit,
) -> Iterator[AsAtHome]:  # fmt: skip
    """Judges again what fails where more cells, or fewer, had run when its check ran at home.

    Whoever runs a notebook from top to bottom sees each check pass before a later cell changes what the
    answer uses, and after the cells to look at have run; so the better of both counts.

    Args:
        results: Of the submission, whose cells have all run.
        submission: The submission.
        questions: The assignment's.
        handed_out: The cells to look at, as they were handed out: what those left out are compared with.
        sit: Judges again.
    """
    for question in questions:
        own = [result for result in results if result.question == question.name]
        failed = [result for result in own if result.verdict is Verdict.FAILED]
        if all(result.reason is Reason.UNWRITTEN for result in failed):
            continue
        no_name = any(r.reason is Reason.MISSING or NameError.__name__ in r.message for r in failed)
        whole = submission.whole if no_name else _own(submission.whole, handed_out())
        there = at_check(submission.cells, whole, question.name, question.defines)
        if there is None:
            continue
        again, sitting = sit(there.cells, [question.name])
        if sum(result.earned for result in again) > sum(result.earned for result in own):
            yield AsAtHome(question.name, tuple(again), sitting, _told(there, question.name))


def _own(whole: Sequence[Cell], handed_out: Container[str]) -> list[Cell]:
    """Without the cells to look at that are as they were handed out."""
    return [cell for cell in whole if cell.graded or cell.source.strip("\n") not in handed_out]


def _told(there: AtCheck, question: str) -> tuple[str, ...]:
    uses = f"{there.uses}, so it was graded with that."
    changes = f"{there.changes}, so {question} was graded as the notebook stands at its check."
    return ((uses,) if there.uses else ()) + ((changes,) if there.changes else ())
