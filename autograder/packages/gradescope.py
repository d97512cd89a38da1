"""Feedback with pictures in a ``results.json``: HTML where Otter writes text.

Otter knows of no format but text, so the plugin leaves each question's page beside the submission, and
``run_otter.py`` puts it into what Otter wrote. Gradescope's format: ``output`` with ``output_format`` for
each test, https://gradescope-autograders.readthedocs.io/en/latest/specs/.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from autograder.assignment import CheckResult, QuestionResult, Verdict
from autograder.grading.files import write_bytes

_LEFT = "chaffinch-feedback.json"
_LARGEST = 900_000  # bytes of all pages together: beyond this, words have to do
_EXTRA = "\nA picture was left out. It shows: "


def leave_feedback(root: Path, questions: Iterable[QuestionResult]) -> None:
    """Writes what each question's test shall say.

    Args:
        root: Gradescope's folder layout: ``source``, ``submission``, ``results``.
        questions: The results, those of hidden checks included.
    """
    from autograder.report.feedback import question_html  # noqa: PLC0415 - only where something is to be said

    pages: dict[str, str] = {}
    left = _LARGEST
    for question in questions:
        page = question_html(question)
        if len(page) > left:
            checks = tuple(map(_in_words, question.checks))
            page = question_html(replace(question, checks=checks))
        left -= len(page)
        pages[test_name(question)] = page
    write_bytes(root / _LEFT, json.dumps(pages).encode())


def add_feedback(root: Path) -> None:
    """Puts what the plugin left into ``results.json``; without it the file stays as Otter wrote it."""
    left, results = root / _LEFT, root / "results" / "results.json"
    if not left.is_file() or not results.is_file():
        return
    pages = json.loads(left.read_text(encoding="utf-8"))
    left.unlink()
    table = json.loads(results.read_text(encoding="utf-8"))
    for test in table.get("tests", []):
        page = pages.get(test.get("name"))
        if page is not None:
            test |= {"output": page, "output_format": "html"}
    write_bytes(results, json.dumps(table, indent=1).encode())


def test_name(question: QuestionResult) -> str:
    """How Otter's tests and ours call a question."""
    return f"{question.name}: {question.title}"


def _in_words(check: CheckResult) -> CheckResult:
    if check.picture is None or check.verdict is Verdict.PASSED:
        return check
    said = f"{_EXTRA}{check.picture.alt}"
    return replace(check, picture=None, message=check.message + said, outcome=check.outcome + said)
