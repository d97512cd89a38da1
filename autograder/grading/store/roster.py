"""The class list as it came, kept for grading again and for exporting in the columns of other systems."""

import csv
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.cells.encoding import as_utf8
from autograder.grading.store.database import Store, transaction
from autograder.grading.store.people import Student

_TEXT, _NAME = "roster", "roster name"


@dataclass(frozen=True)
class KeptRoster:
    """A class list of an earlier run.

    Attributes:
        name: Of the file it came in.
        text: All of it.
    """

    name: str
    text: str


def keep_roster(store: Store, roster: KeptRoster) -> None:
    """Keeps a class list; the newest is the one that later runs and exports use."""
    with transaction(store):
        for fact, value in ((_TEXT, roster.text), (_NAME, roster.name)):
            store.query("INSERT OR REPLACE INTO facts VALUES (?, ?)", fact, value)


def kept_roster(store: Store) -> KeptRoster | None:
    """The newest class list; None when none came."""
    text, name = (store.value("SELECT value FROM facts WHERE name = ?", fact) for fact in (_TEXT, _NAME))
    return KeptRoster(str(name or "the class list"), str(text)) if text else None


def roster_text(path: Path) -> str:
    """The text of a class list in UTF-8, UTF-16 with a byte order mark, or cp1252.

    Raises:
        ChaffinchError: When it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ChaffinchError(f"{path} cannot be read: {error.strerror}.", "Name a CSV file.") from None
    return decoded(data)


def decoded(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, with a byte order mark or without, or in cp1252."""
    data = as_utf8(data)
    if b"\0" in data[:2]:  # no letter of a heading has it in UTF-8
        return data.decode("utf-16-be" if data.startswith(b"\0") else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def lines_of(text: str) -> list[str]:
    """The lines of a table from its heading on: spreadsheets put empty lines and ``sep=;`` before it."""
    lines = text.splitlines(keepends=True)
    while lines and (not lines[0].strip() or lines[0].casefold().startswith("sep=")):
        lines = lines[1:]
    return lines


def separator_of(heading: str) -> str:
    """What separates the cells of a table, told from its first line: commas, semicolons or tabs."""
    return max(",;\t", key=heading.count)


def without_person(text: str, student: Student) -> tuple[str, int]:
    """A class list without a person's line, the others as they came.

    Args:
        text: The class list.
        student: Who; found by email or ids, else by name.

    Returns:
        The text, and how many lines may be theirs; with more than one, all of them are still in it.
    """
    lines = text.splitlines(keepends=True)
    separator = separator_of(lines[0] if lines else "")
    rows: list[tuple[int, int, list[str]]] = []
    reader, begin = csv.reader(lines, delimiter=separator), 0
    for row in reader:
        rows.append((begin, reader.line_num, [cell.strip().casefold() for cell in row]))
        begin = reader.line_num
    ids = {word.casefold() for word in (student.email, student.sid, student.lms) if word}
    name = student.name.casefold()
    mine = [row for row in rows[1:] if not ids.isdisjoint(row[2])]
    mine = mine or [row for row in rows[1:] if name in _spelt(row[2])]
    if len(mine) != 1:
        return text, len(mine)
    return "".join([*lines[: mine[0][0]], *lines[mine[0][1] :]]), 1


def _spelt(cells: list[str]) -> set[str]:
    """Names that cells may hold: in one, turned, or a first and a last one side by side."""
    turned = {" ".join(reversed(cell.split(", "))) for cell in cells}
    return {*cells, *turned} | {f"{a} {b}" for pair in pairwise(cells) for a, b in (pair, pair[::-1])}
