"""Grading the graders: right submissions pass, known mistakes are caught by the check that names them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from autograder.assignment import Assignment, ChaffinchError, CheckResult, Course, Verdict
from autograder.grading.variants import Variant, load_variants, solution_variant, stub_variant

GradeVariant = Callable[[Variant, int], list[CheckResult]]


@dataclass(frozen=True)
class Outcome:
    """What one variant came to on one seed.

    Attributes:
        variant: The submission.
        seed: The seed.
        results: One result per check.
        problems: What is not as it must be; empty when all is well.
    """

    variant: Variant
    seed: int
    results: tuple[CheckResult, ...]
    problems: tuple[str, ...]


def verify(
    course: Course, assignment: Assignment, grade: GradeVariant, seeds: Sequence[int], question: str | None = None
) -> Iterator[Outcome]:
    """Grades the solution, the stub, all wheat and all chaff on every seed.

    Args:
        course: Where things lie.
        assignment: What to verify.
        grade: Grades a variant on a seed.
        seeds: Seeds to try.
        question: Only this question's checks and variants.
    """
    variants = [solution_variant(course, assignment.name), stub_variant(course, assignment.name)]
    variants += load_variants(course, assignment, question)
    for variant in variants:
        for seed in seeds:
            results = grade(variant, seed)
            if question:
                results = [r for r in results if r.question == question]
            yield Outcome(variant, seed, tuple(results), tuple(judge(variant, results)))


def judge(variant: Variant, results: Sequence[CheckResult]) -> Iterator[str]:
    """Says what is not as it must be with a variant's results."""
    for result in results:
        if result.verdict is Verdict.ERROR:
            yield f"{result.question}/{result.name} broke: {result.message}"
    if variant.name == "stub":
        yield from _judge_stub(results)
    elif variant.is_chaff:
        yield from _judge_chaff(variant, results)
    else:
        for result in results:
            if result.verdict in {Verdict.FAILED, Verdict.SKIPPED}:
                yield f"{result.question}/{result.name} {result.verdict}: {result.message}"


def _judge_stub(results: Sequence[CheckResult]) -> Iterator[str]:
    for question in dict.fromkeys(r.question for r in results):
        mine = [r for r in results if r.question == question]
        if any(r.earned for r in mine):
            yield f"{question}: the bare stub earns points"
        failed = [r for r in mine if r.verdict is Verdict.FAILED]
        if not any("Not implemented yet" in r.message for r in failed):
            yield f"{question}: the bare stub is not told that it is not implemented yet"
        for result in failed:
            if "Not implemented yet" not in result.message:
                yield f"{question}/{result.name}: the bare stub is told {result.message!r}"


def _judge_chaff(variant: Variant, results: Sequence[CheckResult]) -> Iterator[str]:
    named = [r for r in results if r.question == variant.question and r.name == variant.caught_by]
    if not named:
        raise ChaffinchError(
            f"{variant.question}/{variant.name} names {variant.caught_by}, which is no check.", "Mend CAUGHT_BY."
        )
    if named[0].verdict is not Verdict.FAILED:
        yield f"{variant.caught_by} does not catch it ({named[0].verdict})"
    for result in results:
        if result is not named[0] and result.verdict is Verdict.FAILED:
            yield f"{result.question}/{result.name} fails too: {result.message}"
