"""From a solution cell to the stub that a student gets."""

import re
from dataclasses import replace

from autograder.assignment.errors import ChaffinchError
from autograder.cells.cell import Cell

_BEGIN = re.compile(r"^(?P<indent>\s*)# BEGIN SOLUTION\s*$")
_END = re.compile(r"^\s*# END SOLUTION\s*$")
_DEFINITION = re.compile(r"^(?P<indent>\s*)(?:class|def|async def)\s+(?P<name>\w+)")


def stubbed(cell: Cell) -> Cell:
    """The same cell with every solution block replaced by ``raise NotImplementedError``.

    Args:
        cell: A code cell of a master; blocks stand between ``# BEGIN SOLUTION`` and ``# END SOLUTION``.

    Raises:
        ChaffinchError: When a block is not closed, or holds no enclosing function.
    """
    kept: list[str] = []
    inside = False
    for line in cell.source.split("\n"):
        begin = _BEGIN.match(line)
        if begin and not inside:
            inside = True
            kept.append(stub_line(cell, kept, begin["indent"]))
        elif _END.match(line):
            if not inside:
                raise ChaffinchError(
                    f"{_place(cell)}: # END SOLUTION without a beginning.", "Add # BEGIN SOLUTION."
                )
            inside = False
        elif not inside:
            kept.append(line)
    if inside:
        raise ChaffinchError(f"{_place(cell)}: a solution is not closed.", "Add # END SOLUTION.")
    return replace(cell, source="\n".join(kept))


def stub_line(cell: Cell, above: list[str], indent: str) -> str:
    """The statement that stands for a solution block.

    Args:
        cell: The cell that it is in.
        above: The lines before the block.
        indent: Its white space.
    """
    names: list[str] = []
    depth = len(indent)
    for line in reversed(above):
        found = _DEFINITION.match(line)
        if found and len(found["indent"]) < depth:
            names.insert(0, found["name"])
            depth = len(found["indent"])
    if not names:
        raise ChaffinchError(f"{_place(cell)}: a solution outside any function.", "Put it into a def.")
    question = cell.metadata.get("question", "")
    return f'{indent}raise NotImplementedError("{question}: {".".join(names)} is not implemented yet")'


def _place(cell: Cell) -> str:
    return f"cell of {cell.metadata.get('question', 'no question')}"
