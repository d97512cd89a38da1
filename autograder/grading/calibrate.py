"""Measures what a threshold rests on: how right and wrong submissions meet it on many seeds."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch

from autograder.assignment import Assignment, ChaffinchError, Course, Verdict
from autograder.checks.expect.thresholds import Measured, recording
from autograder.checks.plugin import Bench
from autograder.checks.runner import CheckSession, check_files
from autograder.checks.solution import load_solution
from autograder.checks.subject import LocalSubject, run_cells
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
        measured: Thresholds that it compared with.
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
        root: The course's root folder.
        assignment: Name of the assignment.
        questions: Names of the questions that have thresholds.
    """

    root: Path
    assignment: str
    questions: tuple[str, ...]

    @contextmanager
    def __call__(self) -> Iterator[Callable[[VariantTask], list[Run]]]:
        """Loads the solution once."""
        torch.set_num_threads(1)
        course = Course(self.root)
        assignment = course.assignment(self.assignment)
        solution = load_solution(course.master(self.assignment))
        session = CheckSession(
            check_files(course, assignment, [assignment.question(name) for name in self.questions])
        )
        yield lambda task: list(_measure(session, task, solution))


def _measure(session: CheckSession, task: VariantTask, solution: LocalSubject) -> Iterator[Run]:
    variant = task.variant
    subject = LocalSubject(run_cells(list(variant.cells), "submission"), "\n\n".join(variant.cells))
    with recording() as found:
        bench = Bench(lambda _question: subject, solution, task.seed)
        results = session.run(bench, variant.question or None)
    for result in results:
        measured = tuple(m for m in found.measured if m.check == result.name)
        if measured:
            yield Run(
                result.question,
                result.name,
                variant.name,
                right=not variant.is_chaff,
                aimed=variant.caught_by == result.name,
                passed=result.verdict is Verdict.PASSED,
                measured=measured,
                message=result.message,
            )


def threshold_questions(course: Course, assignment: Assignment) -> tuple[str, ...]:
    """Questions whose checks compare a measured number with a threshold."""
    found = []
    for question in assignment.graded:
        texts = [path.read_text(encoding="utf-8") for path in check_files(course, assignment, [question])]
        if any("expect.at_most" in text or "expect.at_least" in text for text in texts):
            found.append(question.name)
    return tuple(found)


def calibrate(
    course: Course, assignment: Assignment, right_seeds: Sequence[int], wrong_seeds: Sequence[int], jobs: int,
    question: str | None = None,
) -> Iterator[list[Run]]:  # fmt: skip
    """Runs right variants on many seeds and wrong ones on some.

    Args:
        course: Where things lie.
        assignment: Whose thresholds to measure.
        right_seeds: Seeds for the solution and wheat.
        wrong_seeds: Seeds for chaff.
        jobs: Number of processes.
        question: Only this question.

    Yields:
        The runs of one variant on one seed.
    """
    questions = tuple(q for q in threshold_questions(course, assignment) if question in {None, q})
    variants = [v for v in load_variants(course, assignment) if v.question in questions]
    right = [solution_variant(course, assignment.name), *(v for v in variants if not v.is_chaff)]
    tasks = [VariantTask(v, seed) for seed in right_seeds for v in right]
    tasks += [VariantTask(v, seed) for seed in wrong_seeds for v in variants if v.is_chaff]
    for _, result in run_all(MeasureThresholds(course.root, assignment.name, questions), tasks, jobs):
        if isinstance(result, Lost):
            raise ChaffinchError(
                f"A calibration run failed: {result.reason}", "Run `chaffinch verify` first."
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
        right_runs: Runs of right variants.
        right_failures: How many of them did not pass the check.
        worst_right: The right value nearest to or beyond the bound.
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
    worst_right: float
    best_wrong: float | None
    best_wrong_variant: str


def summarise(runs: Sequence[Run]) -> list[Calibration]:
    """One line per threshold."""
    keys = dict.fromkeys(
        (r.question, r.check, m.what, m.bound, m.upper) for r in runs if r.right for m in r.measured
    )
    found = []
    for question, check, what, bound, upper in keys:
        mine = [r for r in runs if (r.question, r.check) == (question, check)]
        right = [r for r in mine if r.right]
        values = [m.value for r in right for m in r.measured if m.what == what]
        wrong = [(m.value, r.variant) for r in mine if r.aimed for m in r.measured if m.what == what]
        best = (min if upper else max)(wrong, default=None)
        found.append(
            Calibration(
                question, check, what, bound, upper, len(right), sum(not r.passed for r in right),
                (max if upper else min)(values), best[0] if best else None, best[1] if best else "",
            )
        )  # fmt: skip
    return found
