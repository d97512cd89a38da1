"""Grading the graders: right submissions pass, known mistakes are caught by the check that names them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from autograder.assignment import Assignment, ChaffinchError, CheckResult, Reason, Verdict
from autograder.grading.claims import doubt, first_red
from autograder.grading.pool import Lost, run_all
from autograder.grading.variants import Variant, load_variants, solution_variant, stub_variant
from autograder.grading.work import GradeVariants, VariantTask

_BROKE = " broke"


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


def plan(
    assignment: Assignment,
    seeds: Sequence[int],
    question: str | None = None,
    *,
    thorough: bool = True,
) -> list[VariantTask]:
    """Everything that verification grades: solution, stub, wheat and chaff, each on every seed.

    Args:
        assignment: What to verify.
        seeds: Seeds to try.
        question: Only this question's checks and variants.
        thorough: Whether a variant runs through the whole assignment on the first seed, to see that no
            unrelated check minds it; on the others it runs through its own question.
    """
    tasks = [
        VariantTask(variant, seed, question)
        for variant in (solution_variant(assignment), stub_variant(assignment))
        for seed in seeds
    ]
    for variant in load_variants(assignment, question):
        whole = seeds[0] if thorough else None
        tasks += [VariantTask(variant, s, question if s == whole else variant.question) for s in seeds]
    return tasks


def require_right(assignment: Assignment) -> None:
    """Passes when the solution gets full marks and the bare stub none: no package is built without that.

    Raises:
        ChaffinchError: Naming the first check that is not as it must be.
    """
    tasks = [VariantTask(make(assignment), 0) for make in (solution_variant, stub_variant)]
    for outcome in verify(GradeVariants(assignment, many=False), tasks):
        for problem in outcome.problems:
            raise ChaffinchError(
                f"{assignment.name} is not built: with the {outcome.variant.lesson}, {problem.rstrip('.')}.",
                f"Mend it; `chaffinch verify {assignment.name}` shows all.",
            )


def verify(work: GradeVariants, tasks: Sequence[VariantTask], jobs: int = 1) -> Iterator[Outcome]:
    """Grades variants and judges what they came to.

    Args:
        work: How to grade them.
        tasks: What to grade.
        jobs: Number of processes.
    """
    for task, results in run_all(work, tasks, jobs):
        if isinstance(results, Lost):
            yield Outcome(task.variant, task.seed, (), (results.reason,))
        else:
            yield Outcome(task.variant, task.seed, tuple(results), tuple(judge(task.variant, results)))


@dataclass
class ToldOnce:
    """Problems as they come up, each once: the next seed says the same, and a broken check breaks everywhere.

    Attributes:
        again: How many came up again.
    """

    again: int = 0
    _told: set[tuple[str, ...]] = field(default_factory=set)

    def new(self, outcome: Outcome) -> Iterator[str]:
        """Those of an outcome that were not told yet.

        Args:
            outcome: What one variant came to on one seed.
        """
        for problem in outcome.problems:
            kind = problem.partition(": ")[0]  # what follows has the seed's values in it
            variant = outcome.variant
            key = (problem,) if kind.endswith(_BROKE) else (kind, variant.question, variant.name)
            self.again += key in self._told
            if key not in self._told:
                self._told.add(key)
                yield problem


def judge(variant: Variant, results: Sequence[CheckResult]) -> Iterator[str]:
    """Says what is not as it must be with a variant's results."""
    for result in results:
        if result.verdict is Verdict.ERROR:
            yield f"{result.question}/{result.name}{_BROKE}: {result.message}"
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
        if earning := [r.name for r in mine if r.earned]:
            yield f"{question}: the bare stub earns points, by {', '.join(earning)}"
        failed = [r for r in mine if r.verdict is Verdict.FAILED]
        if not any(r.reason is Reason.UNWRITTEN for r in failed):
            yield f"{question}: the bare stub is not told that it is not implemented yet"
        for result in failed:
            if result.reason is not Reason.UNWRITTEN:
                yield f"{question}/{result.name}: the bare stub is told {result.message!r}"


def _judge_chaff(variant: Variant, results: Sequence[CheckResult]) -> Iterator[str]:
    named = [r for r in results if r.question == variant.question and r.name == variant.caught_by]
    if not named:
        yield f"names {variant.caught_by}, which is no check of {variant.question}: mend CAUGHT_BY"
        return
    if named[0].verdict is not Verdict.FAILED:
        yield f"{variant.caught_by} does not catch it ({named[0].verdict})"
    for result in results:
        if result is not named[0] and result.verdict is Verdict.FAILED:
            yield f"{result.question}/{result.name} fails too: {result.message}"
    red = first_red(results)
    if red is not None and (why := doubt(red)):
        yield f"{red.question}/{red.name}: its message may not be true, {why}: {red.message}"
