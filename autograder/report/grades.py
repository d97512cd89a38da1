"""``final_grades.csv`` in Otter's columns."""

from collections.abc import Sequence

import pandas as pd

from autograder.grading.record import Record


def grades_table(records: Sequence[Record]) -> pd.DataFrame:
    """One row per submission, sorted by name, after Otter's first row of points per question.

    Columns as ``otter grade`` writes them: ``file``, the questions sorted by name, ``total_points_earned``,
    ``percent_correct`` (of 1), ``grading_status``.
    """
    rows = []
    if records:
        whole = records[0]
        possible = {question.name: question.points for question in whole.questions}
        rows.append(_row("points-per-question", possible, whole.points, whole.points, "--"))
    for record in sorted(records, key=lambda r: r.submission):
        earned = {question.name: question.earned for question in record.questions}
        rows.append(_row(record.submission, earned, record.earned, record.points, _status(record)))
    return pd.DataFrame(rows)


def _row(
    file: str, questions: dict[str, float], earned: float, points: float, status: str
) -> dict[str, object]:
    return {
        "file": file,
        **dict(sorted(questions.items())),
        "total_points_earned": earned,
        "percent_correct": round(earned / points, 6) if points else 0.0,
        "grading_status": status,
    }


def _status(record: Record) -> str:
    if record.errors:
        return f"Grader error in {', '.join(sorted({c.name for c in record.errors}))}"
    return record.problem or "Completed"
