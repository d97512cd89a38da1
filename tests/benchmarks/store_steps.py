"""The steps of `chaffinch grade` that `bench_store` measures, without the command."""

import time
from collections.abc import Sequence
from pathlib import Path

from autograder.assignment import Assignment
from autograder.grading.classroom import grade_class, plan_class
from autograder.grading.grader import Options
from autograder.grading.handed_in import handed_in
from autograder.grading.intake import take_in
from autograder.grading.pool import Work
from autograder.grading.store.database import open_store
from autograder.grading.store.people import HandedIn
from autograder.grading.store.writing import end_run
from autograder.report.views import write_views


def take(folder: Path, unpacked: Path, assignment: Assignment) -> list[HandedIn]:
    """Intake."""
    unpacked.mkdir()
    return handed_in(take_in([folder], unpacked, assignment))


def grade(assignment: Assignment, found: Sequence[HandedIn], out: Path, work: Work) -> tuple[float, float]:
    """Grades what is not graded yet and writes the views; seconds of both."""
    begun = time.perf_counter()
    with open_store(out) as store:
        run = plan_class(assignment, store, found, Options())
        for _ in grade_class(run, work=work):
            pass
        end_run(store, run.number, [])
        between = time.perf_counter()
        write_views(store, assignment)
        return between - begun, time.perf_counter() - between
