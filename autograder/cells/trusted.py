"""A master as cells: whatever is wrong with one names the file and its line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import ChaffinchError, read_source
from autograder.cells.cell import Cell
from autograder.cells.dialect import parse_cell
from autograder.cells.script import read_percent
from autograder.cells.statements import bound_names


@dataclass(frozen=True)
class TrustedScript:
    """A script in percent format that an instructor wrote.

    Attributes:
        path: Where it lies.
        cells: Its cells, in order; all code is Python, in IPython's dialect.
        lines: The line of the file that each cell's text begins with, from 1.
    """

    path: Path
    cells: tuple[Cell, ...]
    lines: tuple[int, ...]

    def where(self, index: int, line: int = 1) -> str:
        """A line of a cell, for messages: ``"solutions/hw1/hw1.py, line 40"``."""
        return f"{self.path}, line {self.lines[index] + line - 1}"


def read_trusted(path: Path) -> TrustedScript:
    """Reads a master.

    Raises:
        ChaffinchError: When it is missing or no UTF-8, or a code cell is no Python; names the line.
    """
    text = read_source(path, "Every assignment has a master in percent format.")
    cells = tuple(read_percent(text))
    script = TrustedScript(path, cells, tuple(_first_lines(text, cells)))
    for index, cell in enumerate(cells):
        if cell.kind == "code":
            _require_python(script, index, cell.source)
    return script


def defined_names(cells: Iterable[Cell]) -> list[str]:
    """Names that code cells bind at their top level, in order."""
    return bound_names([node for cell in cells for node in parse_cell(cell.source)[1].body])


def _first_lines(text: str, cells: Sequence[Cell]) -> Iterator[int]:
    """Each code cell's text stands in the file as it is, right below its marker."""
    position = 0
    for cell in cells:
        found = text.find(cell.source, position) if cell.kind == "code" else -1
        while found > 0 and not _below_marker(text, found):
            found = text.find(cell.source, found + 1)
        if found >= 0:
            yield text.count("\n", 0, found) + 1
            position = found + len(cell.source)
        else:
            yield text.count("\n", 0, position) + 1


def _below_marker(text: str, position: int) -> bool:
    above = text[:position].rsplit("\n", 2)
    return len(above) > 1 and above[-1] == "" and above[-2].startswith("#")


def _require_python(script: TrustedScript, index: int, source: str) -> None:
    try:
        parse_cell(source)
    except SyntaxError as error:
        shown = f" `{error.text.strip()}`" if error.text and error.text.strip() else ""
        where = script.where(index, error.lineno or 1)
        raise ChaffinchError(f"{where}:{shown} {error.msg}.", "Mend that line.") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise ChaffinchError(f"{script.where(index)}: {error}.", "Mend that cell.") from None
