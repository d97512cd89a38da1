"""What fails at the end of a notebook, and passes where its check stands: grading counts that, too."""

import ast
from collections.abc import Sequence
from pathlib import Path

from autograder.assignment import Verdict
from autograder.cells.at_home import at_check
from autograder.cells.cell import Cell
from autograder.cells.submission import read_cells
from autograder.home.run_here import run_here


def passing_inline(path: Path, checks: Path, questions: Sequence[str]) -> dict[str, str]:
    """Judges questions that fail once more as their checks see them in a notebook.

    Args:
        path: The notebook or script.
        checks: The folder ``checks/``.
        questions: Names of those that fail.

    Returns:
        A sentence for each question all of whose public checks pass there.
    """
    if not questions:
        return {}
    whole = read_cells(path)
    cells = [cell for cell in whole if cell.graded]
    found = {}
    for question in dict.fromkeys(questions):
        file = checks / f"test_{question}.py"
        there = at_check(cells, whole, question, _asked_of_students(file))
        if there and _passes(path, there.cells, file):
            why = "; ".join(filter(None, (there.uses, there.changes)))
            rest = "Where its check stands all of it passes, and grading counts that."
            found[question] = f"{question}: {why}. {rest}"
    return found


def _passes(path: Path, cells: Sequence[Cell], file: Path) -> bool:
    from autograder.checks.bench import Bench  # noqa: PLC0415 - imports PyTorch
    from autograder.checks.runner import run_checks  # noqa: PLC0415
    from autograder.home.subject import HomeSubject  # noqa: PLC0415

    loaded = run_here(path, cells)
    subject = HomeSubject(loaded.names, [cell.source for cell in cells], loaded.problems)
    results = run_checks([file], Bench(lambda _question: subject))
    return all(result.verdict is Verdict.PASSED for result in results)


def _asked_of_students(file: Path) -> tuple[str, ...]:
    """Names that a check file asks its ``student`` for."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    asked = (node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name))
    return tuple(dict.fromkeys(node.attr for node in asked if getattr(node.value, "id", "") == "student"))
