"""The part of a submission that a question is about, to be read beside its verdicts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.assignment import CheckResult, Question
from autograder.cells.cell import Cell

_MOST_LINES = 80  # of a cell; of a longer one only the definition
_LONGEST_LINE = 400
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
    found: dict[int, Listing] = {}
    for name in dict.fromkeys(name.split(".")[0] for name in question.defines):
        begins = re.compile(rf"(?:(?:async +)?def +|class +)?{re.escape(name)}\b\s*(?:[(:=\[]|$)")
        for cell in reversed(code):
            lines = cell.source.split("\n")
            place = next((i for i, line in enumerate(lines) if begins.match(line)), None)
            if place is not None:
                found.setdefault(cell.number, _listing(cell.number, lines, place, named))
                break
    return [found[number] for number in sorted(found)]


def _listing(number: int, lines: list[str], place: int, named: set[tuple[int, int]]) -> Listing:
    first, last = 0, len(lines)
    if len(lines) > _MOST_LINES:
        first = place
        while first and lines[first - 1].startswith("@"):
            first -= 1
        rest = range(place + 1, len(lines))
        last = next((i for i in rest if re.match(r"def |class |async |@|# %%", lines[i])), len(lines))
        last = min(last, first + _MOST_LINES)
    shown = [
        CodeLine(n, line[:_LONGEST_LINE], (number, n) in named)
        for n, line in enumerate(lines[first:last], start=first + 1)
    ]
    while shown and not shown[-1].text.strip():
        shown.pop()
    return Listing(number, tuple(shown), last < len(lines) or first > 0)
