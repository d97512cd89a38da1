"""What the public checks of a question cannot say: how much is decided by hidden ones."""

import json
from pathlib import Path
from typing import Any

FILENAME = "points.json"
"""Lies beside the public checks: for each question how many hidden checks there are, and their points."""


def outlook(checks: Path, question: str, public_points: float) -> str:
    """One or two sentences for a student who has just checked a question.

    Args:
        checks: The folder ``checks/``.
        question: Its name, e.g. ``"q2_update"``.
        public_points: What its public checks are worth.

    Returns:
        For instance ``"The public checks of this question: 2 of 5 points. 7 hidden checks decide about the
        other 3 points after you hand in."``; empty where nothing is known about hidden ones.
    """
    hidden = _hidden_of(checks, question)
    if hidden is None:
        return ""
    number, points = hidden
    if not number:
        return f"The public checks of this question: all of its {_counted(public_points, 'point')}."
    share = f"{public_points:g} of {_counted(public_points + points, 'point')}"
    rest = f"{_counted(number, 'hidden check')} {'decides' if number == 1 else 'decide'} about the other"
    return (
        f"The public checks of this question: {share}. {rest} {_counted(points, 'point')} after you hand in."
    )


def _hidden_of(checks: Path, question: str) -> tuple[int, float] | None:
    try:
        entry: Any = json.loads((checks / FILENAME).read_text(encoding="utf-8"))[question]
        return int(entry["hidden_checks"]), float(entry["hidden_points"])
    except (OSError, ValueError, LookupError, TypeError):
        return None  # an older package, or a file that somebody changed: it only tells, it decides nothing


def _counted(number: float, one: str) -> str:
    return f"{number:g} {one}" if number == 1 else f"{number:g} {one}s"
