"""The part of a submission that a question is about, to be read beside its verdicts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.assignment import CheckResult, Question
from autograder.cells.cell import Cell

_MOST_LINES = 80  # of a cell; of a longer one only the definition
_LONGEST_LINE = 400
_NEXT = re.compile(r"def |class |async |@|# %%|if __name__")  # where the next definition begins
_PLACE = re.compile(r"cell \[(\d+)\][^\n]{0,300}?line (\d+)")  # as messages name a line


@dataclass(frozen=True)
class CodeLine:
    """One line of a cell.

    Attributes:
        number: In its cell, from 1.
        text: Without its line end.
        named: Whether a message names it.
    """

    number: int
    text: str
    named: bool


@dataclass(frozen=True)
class Listing:
    """A cell, or the part of it that counts.

    Attributes:
        cell: Its number, as a person counts.
        lines: Its lines.
        cut: Whether there are more.
    """

    cell: int
    lines: tuple[CodeLine, ...]
    cut: bool


def listings(cells: Iterable[Cell], question: Question, checks: Sequence[CheckResult] = ()) -> list[Listing]:
    """The cells that write what a question asks for; of several, the last for each name, as when they run.

    Args:
        cells: The submission's cells.
        question: Which question.
        checks: Its results: lines that their messages name are marked.
    """
    named = {(int(c), int(n)) for check in checks for c, n in _PLACE.findall(check.message[:20_000])}
    code = [cell for cell in cells if cell.kind == "code"]
    wanted: dict[int, set[int]] = {}
    for name in dict.fromkeys(name.split(".")[0] for name in question.defines):
        for cell in reversed(code):
            places = _places(cell.source.split("\n"), name)
            if places:
                wanted.setdefault(cell.number, set()).update(places)
                break
    return [_listing(cell, wanted[cell.number], named) for cell in code if cell.number in wanted]


def _places(lines: list[str], name: str) -> range:
    """Which lines of a cell to show for a name that it defines; none when it does not."""
    begins = re.compile(rf"(?:(?:async +)?def +|class +)?{re.escape(name)}\b\s*(?:[(:=\[]|$)")
    first = next((i for i in reversed(range(len(lines))) if begins.match(lines[i])), None)
    if first is None:
        return range(0)
    if len(lines) <= _MOST_LINES:
        return range(len(lines))
    last = next((i for i in range(first + 1, len(lines)) if _NEXT.match(lines[i])), len(lines))
    while first and lines[first - 1].startswith("@"):
        first -= 1
    return range(first, min(last, first + _MOST_LINES))


def _listing(cell: Cell, places: set[int], named: set[tuple[int, int]]) -> Listing:
    lines = cell.source.split("\n")
    blank = [i for i in places if not lines[i].strip()]
    ends = {i for i in blank if all(j in blank or j not in places for j in range(i, len(lines)))}
    shown = [
        CodeLine(i + 1, lines[i][:_LONGEST_LINE], (cell.number, i + 1) in named)
        for i in sorted(places - ends)
    ]
    return Listing(cell.number, tuple(shown), len(places) < len(lines))
