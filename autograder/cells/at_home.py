"""Which cells have run when a question's check runs at home, in a notebook that runs from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.cells.borrowed import borrowed
from autograder.cells.cell import Cell
from autograder.cells.rebound import rebound


@dataclass(frozen=True)
class AtCheck:
    """The cells that matter when a check runs at home.

    Attributes:
        cells: To be executed, in order.
        uses: What the answer uses of cells that grading leaves out, in words; empty for nothing.
        changes: What a later cell changes, in words; empty for nothing.
    """

    cells: tuple[Cell, ...]
    uses: str = ""
    changes: str = ""


def at_check(
    cells: Sequence[Cell], whole: Sequence[Cell], question: str, defines: Sequence[str]
) -> AtCheck | None:
    """What is different for a question's check at home; None where nothing is.

    Args:
        cells: The code cells that grading executes.
        whole: All cells of the file.
        question: Its name, as its check cell has it.
        defines: The names that the answer binds.
    """
    found = AtCheck(tuple(cells))
    more = borrowed(cells, whole, question, defines)
    if more:
        numbers = ", ".join(f"[{cell.number}]" for cell in more.by)
        found = AtCheck(more.cells, f"{question} uses what cell {numbers} makes or changes")
    changed = rebound(found.cells, question, defines)
    if changed:
        return AtCheck(changed.until, found.uses, changed.told)
    return found if more else None
