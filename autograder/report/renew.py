"""Writes the views anew after somebody said something of grades, unless a grading will do it."""

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.store.database import Store
from autograder.grading.store.lock import grading_lock
from autograder.report.views import write_views


def renew_views(store: Store, assignment: Assignment) -> str:
    """Writes what people read.

    Returns:
        What happened, as a sentence.
    """
    try:
        with grading_lock(store.folder):
            write_views(store, assignment)
    except ChaffinchError as error:
        if "is being graded" not in error.message:
            raise
        return f"It is kept. {error.message} The tables are written when that is done."
    return f"Wrote {store.folder}/: final_grades.csv, grades.csv, report.html, feedback/, summaries/, staff/"
