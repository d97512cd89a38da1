"""What an answer takes from a cell that grading leaves out.

Cells to look at have a tag, and grading does not run them: they draw and train. But who writes an ``import``
or a helper at the top of one, and uses it in an answer, sees the check pass.
"""

import ast
import builtins
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.cells.cell import Cell
from autograder.cells.changes import Known, changed
from autograder.cells.handed_out import lines_of
from autograder.cells.lookups import looked_up
from autograder.cells.parsed import bodies_of
from autograder.cells.rebound import check_end
from autograder.cells.statements import bound_names

_DEEPEST = 20  # cells that need cells that need cells
_DEFINES = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Borrowed:
    """An answer needs more cells than those that are executed.

    Attributes:
        by: The cells that grading leaves out and the answer needs, in order.
        cells: What to execute instead: of those cells imports, definitions and what the answer needs, too.
    """

    by: tuple[Cell, ...]
    cells: tuple[Cell, ...]


def borrowed(
    cells: Sequence[Cell], whole: Sequence[Cell], question: str, defines: Sequence[str]
) -> Borrowed | None:
    """Looks for what an answer needs in the cells that grading leaves out.

    Args:
        cells: The code cells that are executed.
        whole: All cells of the file.
        question: Its name, as its check cell has it.
        defines: The names that the answer binds.

    Returns:
        What was found, or None: also for code that is too much to look through.
    """
    left_out = {cell.number: cell for cell in whole if cell.kind == "code" and not cell.graded}
    if not left_out:
        return None
    every = sorted([*cells, *left_out.values()], key=lambda cell: cell.number)
    try:
        parsed = bodies_of(tuple(cell.source for cell in every))
        bodies = {cell.number: body for cell, body in zip(every, parsed, strict=True)}
        last = check_end(every, parsed, question, defines)
        needed = _needed(bodies, left_out, {cell.number for cell in every[:last]}, defines)
    except (SyntaxError, RecursionError):
        return None
    if not needed:
        return None
    by = tuple(cell for number, cell in left_out.items() if number in needed)
    more = [replace(cell, source=_lines(cell.source, needed[cell.number]), metadata={}) for cell in by]
    return Borrowed(by, tuple(sorted([*cells, *more], key=lambda cell: cell.number)))


def _needed(
    bodies: Mapping[int, list[ast.stmt]], left_out: Container[int], at_check: Container[int],
    defines: Sequence[str],
) -> dict[int, list[ast.stmt]]:  # fmt: skip
    """By cell that is left out the statements that the answer needs, and those that only define."""
    every = [node for body in bodies.values() for node in body]
    known = Known.of(every)
    executed = [node for number, body in bodies.items() if number not in left_out for node in body]
    imports = Known.of(executed).imported
    bound_there = set(changed(executed, Known.of(())).names)
    open_ones = [
        (number, node, set(changed([node], replace(known, imported=imports)).names))
        for number, body in bodies.items()
        if number in left_out
        for node in body
    ]
    found: dict[ast.stmt, int] = {}
    for _ in range(_DEEPEST):
        there = [*executed, *found]
        used = looked_up(there, defines)
        missing = {name for name in used - set(bound_names(there)) if not hasattr(builtins, name)}
        news = {
            node: number
            for number, node, names in open_ones
            if names & (missing | (used & bound_there) if number in at_check else missing)
            or ("*" in names and missing)
            if node not in found
        }
        if not news:
            break
        found |= news
    return {
        number: [node for node in bodies[number] if isinstance(node, _DEFINES) or node in found]
        for number in set(found.values())
    }


def _lines(source: str, statements: Sequence[ast.stmt]) -> str:
    """A cell with these statements; its other lines are empty."""
    kept = {line for node in statements for line in lines_of(node)}
    lines = enumerate(source.split("\n"), start=1)
    return "\n".join(line if number in kept else "" for number, line in lines)
