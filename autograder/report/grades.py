"""``final_grades.csv`` in Otter's columns, and ``grades.csv`` with all that counts."""

from collections.abc import Mapping

from autograder.assignment import Assignment
from autograder.grading.totals import Total
from autograder.report.spreadsheet import Cell


def otter_columns(assignment: Assignment) -> list[str]:
    """The columns that ``otter grade`` writes: the same whatever was regraded."""
    names = sorted(q.name for q in assignment.graded)
    return ["file", *names, "total_points_earned", "percent_correct", "grading_status"]


def points_row(assignment: Assignment, points: Mapping[str, float]) -> list[Cell]:
    """Otter's first row: what each question's checks are worth."""
    worth = [points.get(name, 0.0) for name in sorted(q.name for q in assignment.graded)]
    possible = float(sum(worth))
    return ["points-per-question", *worth, possible, possible, "--"]


def otter_row(assignment: Assignment, points: Mapping[str, float], row: Total) -> list[Cell]:
    """One person's row of ``final_grades.csv``; an empty cell is a question that is not graded yet.

    Points of checks, after adjustments and before what being late costs: that and written points are in
    ``grades.csv``.
    """
    names = sorted(q.name for q in assignment.graded)
    possible = sum(points.get(name, 0.0) for name in names)
    none = 0.0 if row.standing.problem or not row.standing.file else None
    earned = [none if row.questions[name] is None else row.questions[name] for name in names]
    percent = row.checks / possible if possible else 0.0
    return [row.standing.student.file_name, *earned, float(row.checks), percent, row.status]


def grade_columns(assignment: Assignment) -> list[str]:
    """The columns of ``grades.csv``: the same whatever was regraded."""
    questions = [q.name for q in (*assignment.graded, *assignment.written)]
    return [
        "person", "email", "student_id", "lms_id", "file", "submitted", *questions, "adjustment",
        "points_before_late", "late_days", "free_late_days", "late_percent", "points",
        "points_possible", "not_read_yet", "status",
    ]  # fmt: skip


def grade_row(assignment: Assignment, row: Total) -> list[Cell]:
    """One person's row in `grade_columns`; an empty cell: nobody has graded or read it yet."""
    student = row.standing.student
    return [
        student.name, student.email, student.sid, student.lms, row.standing.file, row.standing.submitted,
        *(row.questions[q.name] for q in assignment.graded),
        *(row.written[q.name] for q in assignment.written),
        float(sum(a.points for a in row.adjustments if not a.question)),
        row.before, row.late_days, row.free_days, row.late_percent,
        row.after, row.possible, ", ".join(row.unread), row.status,
    ]  # fmt: skip
