"""Measures what a threshold rests on: how right and wrong submissions meet it on many seeds."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch

from autograder.assignment import Assignment, ChaffinchError, Verdict, read_source
from autograder.checks.expect.thresholds import Measured, recording
from autograder.checks.runner import check_files
from autograder.grading.local import LocalGrader
from autograder.grading.pool import Lost, run_all
from autograder.grading.variants import load_variants, solution_variant
from autograder.grading.work import VariantTask


@dataclass(frozen=True)
class Run:
    """One run of one check with one variant on one seed.

    Attributes:
        question: Its question.
        check: Its name.
        variant: The variant's name.
        right: Whether it is the solution or wheat.
        aimed: Whether it is the chaff that this check must catch.
        passed: Whether it passed.
        measured: Thresholds that it compared with; none when it failed before it came to them.
        message: Why it failed.
    """

    question: str
    check: str
    variant: str
    right: bool
    aimed: bool
    passed: bool
    measured: tuple[Measured, ...]
    message: str


@dataclass(frozen=True)
class MeasureThresholds:
    """Runs the checks that have thresholds, in-process, and collects what they measured.

    Attributes:
        assignment: Whose thresholds to measure.
        questions: Names of the questions that have thresholds.
    """

    assignment: Assignment
    questions: tuple[str, ...]

    @contextmanager
    def __call__(self) -> Iterator[Callable[[VariantTask], list[Run]]]:
        """Loads the solution once."""
        torch.set_num_threads(1)
        questions = [self.assignment.question(name) for name in self.questions]
        grader = LocalGrader(self.assignment, questions)
        yield lambda task: list(_measure(grader, task))


def _measure(grader: LocalGrader, task: VariantTask) -> Iterator[Run]:
    variant = task.variant
    with recording() as found:
        results = grader.judge(variant, task.seed, variant.question or None)
    for result in results:
        key = (result.question, result.name)
        yield Run(
            *key,
            variant.name,
            right=not variant.is_chaff,
            aimed=(variant.question, variant.caught_by) == key,
            passed=result.verdict is Verdict.PASSED,
            measured=tuple(m for m in found.measured if (m.question, m.check) == key),
            message=result.message,
        )


def threshold_questions(assignment: Assignment) -> tuple[str, ...]:
    """Questions whose checks compare a measured number with a threshold."""
    found = []
    for question in assignment.graded:
        texts = [read_source(path) for path in check_files(assignment, [question])]
        if any("expect.at_most" in text or "expect.at_least" in text for text in texts):
            found.append(question.name)
    return tuple(found)


def with_thresholds(runs: Sequence[Run]) -> list[Run]:
    """The runs of checks that compared with a threshold at least once, those that failed before it, too."""
    known = {(run.question, run.check) for run in runs if run.measured}
    return [run for run in runs if (run.question, run.check) in known]


def calibrate(
    assignment: Assignment, right_seeds: Sequence[int], wrong_seeds: Sequence[int], jobs: int,
    question: str | None = None,
) -> Iterator[list[Run]]:  # fmt: skip
    """Runs right variants on many seeds and wrong ones on some.

    Args:
        assignment: Whose thresholds to measure.
        right_seeds: Seeds for the solution and wheat.
        wrong_seeds: Seeds for chaff.
        jobs: Number of processes.
        question: Only this question.

    Yields:
        The runs of one variant on one seed, of all checks of the questions that have thresholds; nothing
        where none has.

    Raises:
        ChaffinchError: For a question that is not there, or when a variant cannot be run at all.
    """
    if question is not None:
        assignment.graded_question(question)
    questions = tuple(q for q in threshold_questions(assignment) if question in {None, q})
    if not questions:
        return
    variants = [v for v in load_variants(assignment) if v.question in questions]
    right = [solution_variant(assignment), *(v for v in variants if not v.is_chaff)]
    tasks = [VariantTask(v, seed) for seed in right_seeds for v in right]
    tasks += [VariantTask(v, seed) for seed in wrong_seeds for v in variants if v.is_chaff]
    for task, result in run_all(MeasureThresholds(assignment, questions), tasks, jobs):
        if isinstance(result, Lost):
            raise ChaffinchError(
                f"{task.variant.name} could not be run: {result.reason}.",
                f"`chaffinch verify {assignment.name}` shows more.",
            )
        yield result


@dataclass(frozen=True)
class Calibration:
    """What is known of one threshold.

    Attributes:
        question: Its question.
        check: Its check.
        what: What is measured.
        bound: The threshold.
        upper: Whether it is an upper bound.
        right_runs: Runs of right variants, whether they came as far as the threshold or not.
        right_failures: How many of them did not pass the check.
        worst_right: The right value nearest to or beyond the bound; None when no right run came to it.
        best_wrong: The wrong value nearest to or inside the bound, of the chaff that this check must catch.
        best_wrong_variant: Which chaff that was.
    """

    question: str
    check: str
    what: str
    bound: float
    upper: bool
    right_runs: int
    right_failures: int
    worst_right: float | None
    best_wrong: float | None
    best_wrong_variant: str


def summarise(runs: Sequence[Run]) -> list[Calibration]:
    """One line per threshold."""
    keys = dict.fromkeys((r.question, r.check, m.what, m.bound, m.upper) for r in runs for m in r.measured)
    found = []
    for question, check, what, bound, upper in keys:
        mine = [r for r in runs if (r.question, r.check) == (question, check)]
        right = [r for r in mine if r.right]
        values = [m.value for r in right for m in r.measured if m.what == what]
        wrong = [(m.value, r.variant) for r in mine if r.aimed for m in r.measured if m.what == what]
        worst = (max if upper else min)(values, default=None)
        best = (min if upper else max)(wrong, default=None)
        found.append(
            Calibration(
                question, check, what, bound, upper, len(right), sum(not r.passed for r in right),
                worst, best[0] if best else None, best[1] if best else "",
            )
        )  # fmt: skip
    return found
