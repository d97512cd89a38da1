"""What an answer takes from a cell that grading leaves out.

Cells to look at have a tag, and grading does not run them: they draw and train. But who writes an ``import``
or a helper at the top of one, and uses it in an answer, sees the check pass.
"""

import ast
import builtins
from collections.abc import Sequence
from dataclasses import dataclass, replace

from autograder.cells.cell import Cell
from autograder.cells.handed_out import kept_lines
from autograder.cells.lookups import looked_up
from autograder.cells.parsed import parsed_cells
from autograder.cells.statements import bound_names


@dataclass(frozen=True)
class Borrowed:
    """An answer needs more cells than those that are executed.

    Attributes:
        by: The cells that grading leaves out and the answer needs, in order.
        cells: What to execute instead: of those cells imports, definitions and assignments, too.
    """

    by: tuple[Cell, ...]
    cells: tuple[Cell, ...]


def borrowed(cells: Sequence[Cell], whole: Sequence[Cell], defines: Sequence[str]) -> Borrowed | None:
    """Looks for what an answer needs in the cells that grading leaves out.

    Args:
        cells: The code cells that are executed.
        whole: All cells of the file.
        defines: The names that the answer binds.

    Returns:
        What was found, or None: also for code that is too much to look through.
    """
    left_out = [cell for cell in whole if cell.kind == "code" and not cell.graded]
    try:
        executed = _statements(cells)
        kept = {cell.number: replace(cell, source=_kept(cell.source), metadata={}) for cell in left_out}
        bodies = {number: _statements([cell]) for number, cell in kept.items()}
    except (SyntaxError, RecursionError):
        return None
    needed: set[int] = set()
    while found := _needed(executed, bodies, needed, defines):
        needed |= found
    if not needed:
        return None
    more = (*cells, *(kept[number] for number in needed))
    by = tuple(cell for cell in left_out if cell.number in needed)
    return Borrowed(by, tuple(sorted(more, key=lambda cell: cell.number)))


def _kept(source: str) -> str:
    try:
        return kept_lines(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""


def _statements(cells: Sequence[Cell]) -> list[ast.stmt]:
    trees = [tree for _, tree in parsed_cells([cell.source for cell in cells])]
    return [statement for tree in trees if tree for statement in tree.body]


def _needed(
    executed: Sequence[ast.stmt], bodies: dict[int, list[ast.stmt]], chosen: set[int], defines: Sequence[str]
) -> set[int]:
    """Cells, besides those chosen, that bind a name which is looked up and not bound."""
    statements = [*executed, *(statement for number in chosen for statement in bodies[number])]
    bound = set(bound_names(statements))
    missing = {n for n in looked_up(statements, defines) if n not in bound and not hasattr(builtins, n)}
    return {number for number, body in bodies.items() if missing & set(bound_names(body))} - chosen
