"""Grading a variant in this very process: quick, and only for code that is trusted."""

import warnings
from collections.abc import Container, Sequence

import torch

from autograder.assignment import Assignment, CheckResult, Question
from autograder.checks.bench import Bench, Effort
from autograder.checks.runner import CheckSession, check_files
from autograder.checks.solution import load_solution
from autograder.checks.subject import LocalSubject, run_cells
from autograder.grading.variants import Variant


class LocalGrader:
    """Grades variants of one assignment in-process.

    Args:
        assignment: Whose checks to run.
        questions: Only the checks of these; None for all.
    """

    def __init__(self, assignment: Assignment, questions: Sequence[Question] | None = None) -> None:
        self._session = CheckSession(check_files(assignment, questions))
        self._solution = load_solution(assignment)
        self._effort = Effort(assignment.limits.check_seconds, is_own=True)

    def judge(
        self,
        variant: Variant,
        seed: int,
        question: str | None = None,
        only: Container[tuple[str, str]] | None = None,
        *,
        brief: bool = False,
    ) -> list[CheckResult]:
        """One result per check; each question gets the submission freshly loaded.

        Args:
            variant: What to grade.
            seed: The seed.
            question: Only this question's checks; None for all.
            only: Only these checks, by question and name, whatever they come after; None for all.
            brief: Whether to stop at the first check that fails.
        """
        subjects: dict[str, LocalSubject] = {}

        def student_for(name: str) -> LocalSubject:
            if name not in subjects:
                namespace = run_cells(list(variant.cells), "submission")
                subjects[name] = LocalSubject(namespace, "\n\n".join(variant.cells))
            return subjects[name]

        with warnings.catch_warnings(), torch.enable_grad():  # what a variant switches off stays off in it
            warnings.simplefilter("ignore")  # what chaff does wrong, torch may remark upon: a thousand times
            bench = Bench(student_for, self._solution, seed, effort=self._effort)
            return self._session.run(bench, question, only, brief=brief)
