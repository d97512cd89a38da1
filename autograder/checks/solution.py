"""The master's solution as a subject, in the grader's own process."""

import ast
from pathlib import Path

from autograder.cells.cell import Cell, read_percent
from autograder.checks.subject import LocalSubject, run_cells


def solution_cells(master: Path) -> list[Cell]:
    """The master's code cells that grading executes, solutions included."""
    return [cell for cell in read_percent(master.read_text(encoding="utf-8")) if cell.graded]


def imported_modules(master: Path) -> list[str]:
    """Names of the modules that a master's graded cells import, in order: submissions import them, too."""
    found: dict[str, None] = {}
    for cell in solution_cells(master):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Import):
                found |= dict.fromkeys(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                found[node.module] = None
    return list(found)


def load_solution(master: Path, *replacements: str) -> LocalSubject:
    """Executes a master and returns what it defines.

    Args:
        master: Path of the master in percent format.
        replacements: Sources executed after it in the same namespace: a wheat or a chaff.
    """
    sources = [cell.source for cell in solution_cells(master)] + list(replacements)
    return LocalSubject(run_cells(sources, master.name), "\n\n".join(sources))
