"""What an answer takes from a cell that grading leaves out.

Cells to look at have a tag, and grading does not run them: they draw and train. But who writes an ``import``
or a helper at the top of one, and uses it in an answer, sees the check pass.
"""

import ast
import builtins
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from autograder.cells.cell import Cell
from autograder.cells.changes import Known, changed
from autograder.cells.handed_out import lines_of, only_lines
from autograder.cells.lookups import Lookups
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
        last = check_end(every, parsed, question, defines)
        read = _read(tuple((cell.number, cell.source) for cell in every), frozenset(left_out))
        needed = _needed(read, {cell.number for cell in every[:last]}, defines)
    except (SyntaxError, RecursionError):
        return None
    if not needed:
        return None
    by = tuple(cell for number, cell in left_out.items() if number in needed)
    more = [replace(cell, source=_with(cell.source, needed[cell.number]), metadata={}) for cell in by]
    return Borrowed(by, tuple(sorted([*cells, *more], key=lambda cell: cell.number)))


@dataclass(frozen=True)
class _Read:
    """What is the same for all questions of a submission.

    Attributes:
        bodies: The statements of each cell, by number.
        executed: Those of the cells that are executed.
        bound: Names that these bind or change.
        lookups: What they look up.
        left_out: Of the other cells number, statement, and names that it binds or changes.
    """

    bodies: Mapping[int, list[ast.stmt]]
    executed: list[ast.stmt]
    bound: frozenset[str]
    lookups: Lookups
    left_out: list[tuple[int, ast.stmt, set[str]]]


@lru_cache(maxsize=1)
def _read(cells: tuple[tuple[int, str], ...], left_out: frozenset[int]) -> _Read:
    """Reads numbers and sources of a submission's cells; kept for its other questions."""
    parsed = bodies_of(tuple(source for _, source in cells))
    bodies = {number: body for (number, _), body in zip(cells, parsed, strict=True)}
    executed = [node for number, body in bodies.items() if number not in left_out for node in body]
    every = Known.of([node for body in bodies.values() for node in body])
    known = replace(every, imported=Known.of(executed).imported)
    others = [(number, node) for number in sorted(left_out) for node in bodies[number]]
    changes = [(number, node, set(changed([node], known).names)) for number, node in others]
    bound = frozenset(changed(executed, Known.of(())).names)
    return _Read(bodies, executed, bound, Lookups(executed), changes)


def _needed(read: _Read, at_check: Container[int], defines: Sequence[str]) -> dict[int, list[ast.stmt]]:
    """By cell that is left out the statements that the answer needs, and those that only define."""
    found: dict[ast.stmt, int] = {}
    for _ in range(_DEEPEST):
        there = [*read.executed, *found]
        used = (Lookups(there) if found else read.lookups).of(defines)
        missing = {name for name in used - set(bound_names(there)) if not hasattr(builtins, name)}
        news = {
            node: number
            for number, node, names in read.left_out
            if names & (missing | (used & read.bound) if number in at_check else missing)
            or ("*" in names and missing)
            if node not in found
        }
        if not news:
            break
        found |= news
    return {
        number: [node for node in read.bodies[number] if isinstance(node, _DEFINES) or node in found]
        for number in set(found.values())
    }


def _with(source: str, statements: Sequence[ast.stmt]) -> str:
    return only_lines(source, {line for node in statements for line in lines_of(node)})
