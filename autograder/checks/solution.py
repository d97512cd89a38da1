"""The master's solution as a subject, in the grader's own process."""

import ast
import re
import traceback
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError
from autograder.cells.cell import Cell
from autograder.cells.dialect import parse_cell
from autograder.cells.trusted import TrustedScript, read_trusted
from autograder.checks.subject import LocalSubject, run_cells
from autograder.process.imports import importable

_CELL = re.compile(r" cell \[(\d+)\]>$")  # as `autograder.cells.run` calls a cell in tracebacks


def solution_cells(master: Path) -> list[Cell]:
    """The master's code cells that grading executes, solutions included.

    Raises:
        ChaffinchError: When it cannot be read; names the line.
    """
    return [cell for cell in read_trusted(master).cells if cell.graded]


def imported_modules(master: Path) -> list[str]:
    """Names of the modules that a master's graded cells import, in order: submissions import them, too."""
    found: dict[str, None] = {}
    for cell in solution_cells(master):
        for node in ast.walk(parse_cell(cell.source)[1]):
            if isinstance(node, ast.Import):
                found |= dict.fromkeys(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                found[node.module] = None
    return list(found)


def load_solution(assignment: Assignment) -> LocalSubject:
    """Executes a master and returns what it defines.

    Args:
        assignment: Whose master.

    Raises:
        ChaffinchError: When a cell raises; names the line.
    """
    importable(assignment.root)
    script = read_trusted(assignment.master)
    sources = [cell.source for cell in script.cells if cell.graded]
    try:
        names = run_cells(sources, assignment.master.name)
    except (Exception, SystemExit) as error:
        said = f"the solution does not run: {type(error).__name__}: {error}".rstrip(":. ")
        raise ChaffinchError(f"{_where(script, error)}: {said}.", "Mend that line.") from error
    return LocalSubject(names, "\n\n".join(sources))


def _where(script: TrustedScript, error: BaseException) -> str:
    """The last line of the master that an error came through."""
    graded = [index for index, cell in enumerate(script.cells) if cell.graded]
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        cell = _CELL.search(frame.filename)
        if cell and frame.lineno:
            return script.where(graded[int(cell[1]) - 1], frame.lineno)
    return str(script.path)
