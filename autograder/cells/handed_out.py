"""What was handed out to be looked at: grading leaves it out, also where a file has lost its cells' tags.

A notebook's tags say so. A script that an editor made of it, or into which the cells were pasted, has none;
there it is told by its text. What such a cell imports, defines and assigns stays: what follows may need it.
"""

import ast
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from autograder.cells.cell import Cell
from autograder.cells.dialect import parse_cell
from autograder.cells.solution_blocks import stubbed

_STAYS = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Assign,
    ast.AnnAssign,
)
_SHORTEST = 80  # characters: a shorter text may stand in somebody's own code


@dataclass(frozen=True)
class Shown:
    """A cell that students only look at.

    Attributes:
        text: Its source as it was handed out.
        kept: The same lines, of which only imports, definitions and assignments are not empty.
    """

    text: str
    kept: str


def shown_cells(cells: Iterable[Cell]) -> tuple[Shown, ...]:
    """Of a master's cells those that students only look at."""
    looked_at = (stubbed(cell) for cell in cells if cell.kind == "code" and not cell.graded)
    return tuple(Shown(cell.source, _kept(cell.source)) for cell in looked_at)


def without_shown(cells: Iterable[Cell], shown: Iterable[Shown]) -> tuple[Cell, ...]:
    """A submission's code cells; what students only look at is left out, and lines keep their numbers.

    Args:
        cells: What would be executed.
        shown: What was handed out to be looked at.
    """
    shown = tuple(shown)
    return tuple(replace(cell, source=_without(cell.source, shown)) for cell in cells)


def _without(source: str, shown: Iterable[Shown]) -> str:
    for item in shown:
        if source.strip("\n") == item.text.strip("\n"):
            return item.kept
        if len(item.text) >= _SHORTEST and item.text in source:
            # to the end of its last statement: what somebody went on with is theirs
            whole = rf"^{re.escape(item.text)}(?=\n*(?:\Z|\n\S))"
            source = re.sub(whole, item.kept.replace("\\", r"\\"), source, flags=re.MULTILINE)
    return source


def _kept(source: str) -> str:
    return only_lines(source, set(_lines_that_stay(source)))


def only_lines(source: str, numbers: Container[int]) -> str:
    """A cell with these lines, counted from 1; its other lines are empty."""
    lines = enumerate(source.split("\n"), start=1)
    return "\n".join(line if number in numbers else "" for number, line in lines)


def _lines_that_stay(source: str) -> Iterator[int]:
    for node in parse_cell(source)[1].body:
        if isinstance(node, _STAYS):
            yield from lines_of(node)


def lines_of(node: ast.stmt) -> range:
    """The lines of a statement, its decorators' among them."""
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return range(first, (node.end_lineno or node.lineno) + 1)
