"""Gradescope: its own table of scores, and a ``results.json`` per submission.

Gradescope has no import of scores: a programming assignment's come from its autograder. So this writes what
it gives out itself ("Download Grades": the columns that course tools read), and for each submission the
``results.json`` that an autograder would have left (gradescope-autograders.readthedocs.io, "Autograder
                 Specifications").
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from autograder.assignment import Assignment
from autograder.grading.store.reading import Standing
from autograder.grading.totals import Total
from autograder.report.spreadsheet import Cell

_NUMBER = re.compile(r"submission_(\d+)")


def gradescope_rows(
    assignment: Assignment, people: Sequence[Total], possible: Mapping[str, float]
) -> Iterator[Sequence[Cell]]:
    """One row per person, questions last."""
    worth = {q.name: possible.get(q.name, 0.0) for q in assignment.graded}
    worth |= {q.name: q.points for q in assignment.written}
    titles = [
        f"{number}: {name} ({points:g} pts)" for number, (name, points) in enumerate(worth.items(), start=1)
    ]
    yield [
        "First Name", "Last Name", "SID", "Email", "Sections", "Total Score", "Max Points", "Status",
        "Submission ID", "Submission Time", "Lateness (H:M:S)", "View Count", "Submission Count", *titles,
    ]  # fmt: skip
    for total in people:
        standing, student = total.standing, total.standing.student
        first, _, last = student.name.rpartition(" ")
        points = {**total.questions, **total.written}
        status = "Missing" if not total.counts else "Graded" if not total.unread else "Ungraded"
        yield [
            first or last, last if first else "", student.sid, student.email, "",
            total.after if total.counts else "", total.possible, status, submission_number(total) or "",
            standing.submitted, _lateness(assignment, standing), "", "", *(points[name] for name in worth),
        ]  # fmt: skip


def _lateness(assignment: Assignment, standing: Standing) -> str:
    """Hours, minutes and seconds after the due time."""
    if assignment.late is None or not standing.submitted:
        return "00:00:00"
    late = assignment.late.moment(standing.submitted) - assignment.late.due
    seconds = max(int(late.total_seconds()), 0)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def results_json(assignment: Assignment, total: Total, possible: Mapping[str, float], feedback: str) -> str:
    """What an autograder would have left for this submission."""
    tests = [
        {
            "name": f"{q.name} {q.title}",
            "score": total.questions[q.name] or 0.0,
            "max_score": possible.get(q.name, 0.0),
        }
        for q in assignment.graded
    ]
    return json.dumps(
        {"score": total.after, "output": feedback, "tests": tests}, indent=1, ensure_ascii=False
    )


def submission_number(total: Total) -> str:
    """Gradescope's number of a submission, where it came from there."""
    found = _NUMBER.search(total.standing.source)
    return found[1] if found else ""
