"""Solution blocks, from ``# BEGIN SOLUTION`` to ``# END SOLUTION``, and the stub without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from autograder.assignment.errors import ChaffinchError
from autograder.cells.cell import Cell

BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"
_DEFINITION = re.compile(r"^(?P<indent>\s*)(?:class|def|async def)\s+(?P<name>\w+)")
_COMMENT = re.compile(r"^\s*#+(.*)$")
_ALIKE = 0.85


class Part(StrEnum):
    """What a line of a cell is to its solution blocks."""

    OUTSIDE = "outside"
    BEGIN = "begin"
    INSIDE = "inside"
    END = "end"


@dataclass(frozen=True)
class Line:
    """One line of a cell.

    Attributes:
        text: The line.
        part: What it is.
    """

    text: str
    part: Part

    @property
    def indent(self) -> str:
        """Its leading white space."""
        return self.text[: len(self.text) - len(self.text.lstrip())]


class BlockError(ChaffinchError):
    """A block of a cell that is not as it must be.

    Attributes:
        line: Which line of the cell, from 1.
    """

    def __init__(self, message: str, tip: str = "", line: int = 1) -> None:
        super().__init__(message, tip)
        self.line = line


def blocks(cell: Cell) -> Iterator[Line]:
    """The lines of a cell, each with what it is.

    Args:
        cell: A code cell of a master.

    Raises:
        BlockError: When a marker is missing or misspelt.
    """
    begun = 0
    for number, text in enumerate(cell.source.split("\n"), start=1):
        bare = text.strip()
        if bare == BEGIN:
            if begun:
                raise BlockError(f"{BEGIN} inside a solution.", f"Close the first one with {END}.", number)
            begun = number
            yield Line(text, Part.BEGIN)
        elif bare == END:
            if not begun:
                raise BlockError(f"{END} without a beginning.", f"Put {BEGIN} above the solution.", number)
            begun = 0
            yield Line(text, Part.END)
        elif meant := _misspelt(text):
            raise BlockError(f"`{bare}` is no marker.", f"Write `{meant}`.", number)
        else:
            yield Line(text, Part.INSIDE if begun else Part.OUTSIDE)
    if begun:
        raise BlockError("this solution is not closed.", f"Put {END} below it.", begun)


def _misspelt(text: str) -> str | None:
    """The marker that a comment was meant to be, or None."""
    comment = _COMMENT.match(text)
    word = re.sub(r"[\W_]+", "", comment[1]).upper() if comment else ""
    for marker in (BEGIN, END):
        plain = re.sub(r"\W+", "", marker)
        if word.startswith(plain[: -len("UTION")]) or SequenceMatcher(None, word, plain).ratio() >= _ALIKE:
            return marker
    return None


def stubbed(cell: Cell) -> Cell:
    """The same cell with every solution block replaced by ``raise NotImplementedError``.

    Args:
        cell: A code cell of a master.

    Raises:
        BlockError: When a block is not as it must be, or lies in no function.
    """
    kept: list[str] = []
    for number, line in enumerate(blocks(cell), start=1):
        if line.part is Part.BEGIN:
            kept.append(stub_line(cell, kept, line.indent, number))
        elif line.part is Part.OUTSIDE:
            kept.append(line.text)
    return replace(cell, source="\n".join(kept))


def stub_line(cell: Cell, above: list[str], indent: str, number: int = 1) -> str:
    """The statement that stands for a solution block.

    Args:
        cell: The cell that it is in.
        above: The lines before the block, other blocks as their stubs.
        indent: Its white space.
        number: Its line in the cell.

    Raises:
        BlockError: When it lies in no function.
    """
    names: list[str] = []
    depth = len(indent)
    for line in reversed(above):
        found = _DEFINITION.match(line)
        if found and len(found["indent"]) < depth:
            names.insert(0, found["name"])
            depth = len(found["indent"])
    if not names:
        raise BlockError("a solution outside any function.", "Put it into a def.", number)
    question = cell.metadata.get("question", "")
    return f'{indent}raise NotImplementedError("{question}: {".".join(names)} is not implemented yet")'
