"""What a variant came to: in a fork of this process, and behind the wall if it passes there."""

import gc
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import torch

from autograder.assignment import Assignment, CheckResult, Verdict
from autograder.grading.claims import doubt
from autograder.grading.local import LocalGrader
from autograder.grading.mutate.fork import Ended, forked
from autograder.grading.variants import Variant, solution_variant
from autograder.grading.work import GradeVariants, VariantTask

# a mutant may take so many times what the solution takes, and so many seconds
_TIMES, _AT_LEAST = 10, 3


@dataclass(frozen=True)
class Red:
    """The first check that did not pass.

    Attributes:
        check: Its name.
        hidden: Whether students see its values.
        reason: Which kind of failure it was.
        message: What was said, for staff.
        doubt: Why that is not borne out by what was seen; empty when it is.
    """

    check: str
    hidden: bool
    reason: str
    message: str
    doubt: str = ""


@dataclass(frozen=True)
class Trial:
    """What one variant came to.

    Attributes:
        state: ``"killed"``, ``"survived"`` or ``"broke"`` (a check itself did).
        how: For a killed one ``"check"``, or ``"time"`` or ``"died"`` where it took ten times as long, or
            ended the process; ``"wall"`` where the wall decided; ``"here"`` where one survived in-process and
            the wall was not tried.
        failed: The checks that failed, in order: of chaff all, of a mutant the first one.
        first: The first of them.
    """

    state: str
    how: str = ""
    failed: tuple[str, ...] = ()
    first: Red | None = None


def judged(results: Sequence[CheckResult]) -> Trial:
    """What results say of a mutant."""
    red = [r for r in results if r.verdict is Verdict.FAILED]
    if red:
        first = Red(red[0].name, red[0].hidden, str(red[0].reason or ""), red[0].message, doubt(red[0]))
        return Trial("killed", "check", tuple(r.name for r in red), first)
    broke = [r for r in results if r.verdict is not Verdict.PASSED]
    if broke:
        first = Red(broke[0].name, broke[0].hidden, str(broke[0].reason or ""), broke[0].message)
        return Trial("broke", "", (), first)
    return Trial("survived", "here")


@dataclass(frozen=True)
class TryHere:
    """Grades mutants in forks of this process.

    Attributes:
        assignment: Whose.
        question: Only this question's checks.
        seed: On which seed.
    """

    assignment: Assignment
    question: str
    seed: int = 0

    @contextmanager
    def __call__(self) -> Iterator[Callable[[Variant], Trial]]:
        """Loads checks and solution once, and measures how long the solution takes."""
        torch.set_num_threads(1)
        grader = LocalGrader(self.assignment, [self.assignment.graded_question(self.question)])
        solution = solution_variant(self.assignment)

        def cost() -> float:
            begun = time.process_time()
            grader.judge(solution, self.seed, self.question)
            return time.process_time() - begun

        if not torch.cuda.is_available():  # whose threads no fork survives
            cost()  # a fork of a process that has graded once need not import again what torch imports late
        gc.freeze()  # and one that does not look through all of torch copies less of it
        taken = forked(cost, 600, 1200)
        seconds = max(math.ceil(_TIMES * taken), _AT_LEAST) if isinstance(taken, float) else 600

        def attempt(variant: Variant) -> Trial:
            brief = not variant.is_chaff  # of chaff it is known what else it fails
            found = forked(
                lambda: grader.judge(variant, self.seed, self.question, brief=brief), seconds, 30 * seconds
            )
            return Trial("killed", found.how) if isinstance(found, Ended) else judged(found)

        yield attempt


@dataclass(frozen=True)
class TryBehindTheWall:
    """Grades mutants as submissions are graded, on one seed after the other until a check catches them.

    Attributes:
        assignment: Whose.
        question: Only this question's checks.
        seeds: On which seeds.
    """

    assignment: Assignment
    question: str
    seeds: tuple[int, ...] = (0, 1, 2)

    @contextmanager
    def __call__(self) -> Iterator[Callable[[Variant], Trial]]:
        """Opens a warm grader."""
        with GradeVariants(self.assignment)() as grade:

            def attempt(variant: Variant) -> Trial:
                for seed in self.seeds:
                    trial = judged(grade(VariantTask(variant, seed, self.question)))
                    if trial.state != "survived":
                        return replace(trial, how="wall")
                return Trial("survived", "wall")

            yield attempt
