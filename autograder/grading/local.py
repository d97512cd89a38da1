"""Grading a variant in this very process: quick, and only for code that is trusted."""

from autograder.assignment import Assignment, CheckResult, Course
from autograder.checks.plugin import Bench
from autograder.checks.runner import check_files, run_checks
from autograder.checks.solution import load_solution
from autograder.checks.subject import LocalSubject, run_cells
from autograder.grading.variants import Variant


class LocalGrader:
    """Grades variants of one assignment in-process.

    Args:
        course: Where things lie.
        assignment: Whose checks to run.
        question: Only this question's checks.
    """

    def __init__(self, course: Course, assignment: Assignment, question: str | None = None) -> None:
        chosen = [assignment.question(question)] if question else None
        self._files = check_files(course, assignment, chosen)
        self._solution = load_solution(course.master(assignment.name))

    def __call__(self, variant: Variant, seed: int) -> list[CheckResult]:
        """One result per check; each question gets the submission freshly loaded."""
        subjects: dict[str, LocalSubject] = {}

        def student_for(question: str) -> LocalSubject:
            if question not in subjects:
                subjects[question] = LocalSubject(
                    run_cells(list(variant.cells), "submission"), "\n\n".join(variant.cells)
                )
            return subjects[question]

        return run_checks(self._files, Bench(student_for, self._solution, seed))
