"""Measures what a threshold rests on: how right and wrong submissions meet it on many seeds."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch

from autograder.assignment import Assignment, ChaffinchError, Verdict, read_source
from autograder.checks.expect.thresholds import Measured, recording
from autograder.checks.runner import check_files
from autograder.grading.local import LocalGrader
from autograder.grading.pool import Lost, run_all
from autograder.grading.variants import Variant, load_variants, solution_variant
from autograder.grading.work import VariantTask

_Key = tuple[str, str]  # question and check

SAME_FOR_ALL = 2
"""Seeds on which every threshold is measured; where they give the same numbers, others are not tried."""


@dataclass(frozen=True)
class Seeds:
    """How many seeds, from 0, each kind of variant is run on.

    Attributes:
        solution: For the solution.
        wheat: For each wheat.
        chaff: For each chaff.
    """

    solution: int
    wheat: int
    chaff: int


@dataclass(frozen=True)
class Run:
    """One run of one check with one variant on one seed.

    Attributes:
        question: Its question.
        check: Its name.
        variant: The variant's name.
        right: Whether it is the solution or wheat.
        aimed: Whether it is the chaff that this check must catch.
        seed: The number of the run.
        passed: Whether it passed.
        measured: Thresholds that it compared with; none when it failed before it came to them.
        message: Why it failed.
    """

    question: str
    check: str
    variant: str
    right: bool
    aimed: bool
    seed: int
    passed: bool
    measured: tuple[Measured, ...]
    message: str


@dataclass(frozen=True)
class MeasureThresholds:
    """Runs the checks that have thresholds, in-process, and collects what they measured.

    Right variants run through these checks alone, whatever they come after, and through those whose numbers
    are the same for them on the first seeds no further. Chaff runs through its whole question, since what is
    caught earlier needs no threshold.

    Attributes:
        assignment: Whose thresholds to measure.
        questions: Names of the questions that have thresholds.
    """

    assignment: Assignment
    questions: tuple[str, ...]

    @contextmanager
    def __call__(self) -> Iterator[Callable[[VariantTask], list[Run]]]:
        """Loads the solution once, and finds out which checks measure something."""
        torch.set_num_threads(1)
        questions = [self.assignment.question(name) for name in self.questions]
        measure = _Measure(self.assignment, LocalGrader(self.assignment, questions))
        yield lambda task: list(measure.runs(task))


class _Measure:
    """A worker's grader, and the checks that it runs."""

    def __init__(self, assignment: Assignment, grader: LocalGrader) -> None:
        self._grader = grader
        self._measuring = self._numbers(solution_variant(assignment), 0).keys()
        self._varying: dict[str, set[_Key]] = {}

    def runs(self, task: VariantTask) -> Iterator[Run]:
        """What one variant comes to on one seed, check by check."""
        variant = task.variant
        only = None if variant.is_chaff else self._checks_of(variant, task.seed)
        with recording() as found:
            results = self._grader.judge(variant, task.seed, variant.question or None, only)
        for result in results:
            key = (result.question, result.name)
            yield Run(
                *key,
                variant.name,
                right=not variant.is_chaff,
                aimed=(variant.question, variant.caught_by) == key,
                seed=task.seed,
                passed=result.verdict is Verdict.PASSED,
                measured=tuple(m for m in found.measured if (m.question, m.check) == key),
                message=result.message,
            )

    def _checks_of(self, variant: Variant, seed: int) -> Collection[_Key]:
        """The checks that a right variant runs through: on later seeds those whose numbers vary."""
        if seed < SAME_FOR_ALL:
            return self._measuring
        if variant.name not in self._varying:
            first, second = (self._numbers(variant, each, self._measuring) for each in range(SAME_FOR_ALL))
            self._varying[variant.name] = {k for k in self._measuring if first.get(k) != second.get(k)}
        return self._varying[variant.name]

    def _numbers(
        self, variant: Variant, seed: int, only: Collection[_Key] | None = None
    ) -> dict[_Key, list[float]]:
        """What checks measure of a variant."""
        with recording() as found:
            self._grader.judge(variant, seed, variant.question or None, only)
        numbers: dict[_Key, list[float]] = {}
        for measured in found.measured:
            numbers.setdefault((measured.question, measured.check), []).append(measured.value)
        return numbers


def threshold_questions(assignment: Assignment) -> tuple[str, ...]:
    """Questions whose checks compare a measured number with a threshold."""
    found = []
    for question in assignment.graded:
        texts = [read_source(path) for path in check_files(assignment, [question])]
        if any("expect.at_most" in text or "expect.at_least" in text for text in texts):
            found.append(question.name)
    return tuple(found)


def calibrate(
    assignment: Assignment, seeds: Seeds, jobs: int, question: str | None = None
) -> Iterator[list[Run]]:
    """Runs right variants on many seeds and wrong ones on some.

    Args:
        assignment: Whose thresholds to measure.
        seeds: How many seeds for which variants.
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
    tasks = [VariantTask(solution_variant(assignment), seed) for seed in range(seeds.solution)]
    tasks += [VariantTask(v, s) for s in range(seeds.wheat) for v in variants if not v.is_chaff]
    tasks += [VariantTask(v, s) for s in range(seeds.chaff) for v in variants if v.is_chaff]
    for task, result in run_all(MeasureThresholds(assignment, questions), tasks, jobs):
        if isinstance(result, Lost):
            raise ChaffinchError(
                f"{task.variant.name} could not be run: {result.reason}.",
                f"`chaffinch verify {assignment.name}` shows more.",
            )
        yield result
