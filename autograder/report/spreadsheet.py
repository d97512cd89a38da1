"""CSV that every spreadsheet opens as it is meant: numbers as numbers, text never as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from autograder.cells.text import cleaned
from autograder.grading.files import private_text

Cell = str | float | int | None
# OWASP, "CSV Injection": what Excel, LibreOffice and Google Sheets take for the beginning of a formula, and
# the full-width forms that some locales' Excel takes for the same
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")
_BOM = "\ufeff"  # without it Excel reads UTF-8 as the machine's own code page
_DIGITS = 6


class Rows(Protocol):
    """Where rows go."""

    def __call__(self, row: Sequence[Cell], /) -> None:
        """Writes one row."""


def safe(cell: Cell) -> str | float | int:
    """A cell that shows as it is written.

    Args:
        cell: A number stays one, rounded to six digits; None is empty; text that a spreadsheet would
        calculate gets
            an apostrophe in front.
    """
    if isinstance(cell, float):
        return round(cell, _DIGITS) + 0.0  # no -0.0
    if not cell:
        return "" if cell is None else cell
    if isinstance(cell, int) or cell.isalnum():
        return cell
    text = cleaned(cell)
    if text.lstrip(" \u00a0").startswith(_FORMULA) and set(text) != {"-"}:
        text = "'" + text
    return " ".join(text.split("\n")).replace("\t", " ")


def csv_text(rows: Iterable[Sequence[Cell]], *, bom: bool = True) -> str:
    """Rows as the text of a CSV file, in RFC 4180's form with plain line ends."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return (_BOM if bom else "") + buffer.getvalue()


@contextmanager
def csv_file(path: Path) -> Iterator[Rows]:
    """Writes a CSV file row by row; the old one stays until the new one is whole, or if it is the same."""
    with private_text(path) as file:  # "utf-8-sig" would encode each row in Python
        file.write(_BOM)
        writer = csv.writer(file, lineterminator="\n")
        yield lambda row: writer.writerow([safe(cell) for cell in row])
