"""The class list as it came, and who of ours stands in which of its rows."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from autograder.grading.store.people import Student
from autograder.grading.store.roster import lines_of, separator_of
from autograder.grading.totals import Total


@dataclass(frozen=True)
class RosterTable:
    """A class list.

    Attributes:
        columns: Its headings, as they are written.
        rows: Its rows, as they are written.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def place(self, *headings: str) -> int | None:
        """Where the first column of one of these headings stands."""
        folded = [column.strip().casefold() for column in self.columns]
        return next((folded.index(h.casefold()) for h in headings if h.casefold() in folded), None)


def read_table(text: str) -> RosterTable | None:
    """Reads the text of a class list; None when there is none."""
    lines = lines_of(text)
    if not lines:
        return None
    reader = csv.reader(lines, delimiter=separator_of(lines[0]))
    rows = [tuple(row) for row in reader if any(cell.strip() for cell in row)]
    width = len(rows[0])
    return RosterTable(rows[0], tuple((*row, *[""] * width)[:width] for row in rows[1:]))


class Directory:
    """Finds people by what a class list says of them.

    Args:
        totals: Everybody.
        number_of: The number that the system of the class list has for a person; empty where nobody knows it.
            Another system's number may be somebody else's in this one.
    """

    def __init__(self, totals: Iterable[Total], number_of: Callable[[Total], str]) -> None:
        self._found: dict[str, list[Total]] = {}
        self._numbers: dict[str, list[Total]] = {}
        for total in totals:
            for name in dict.fromkeys(n.casefold() for n in _names(total.standing.student) if n):
                self._found.setdefault(name, []).append(total)
            if number := number_of(total):
                self._numbers.setdefault(number, []).append(total)

    def find(self, cells: Sequence[str], number: str = "") -> Total | None:
        """The one person whom the number, or else the first telling cell, names.

        Args:
            cells: Addresses, ids, logins and names.
            number: The system's own.

        Returns:
            None when nobody, or more than one, is meant.
        """
        if number and len(found := self._numbers.get(number, [])) == 1:
            return found[0]
        for cell in cells:
            found = self._found.get(cell.strip().casefold(), []) if cell.strip() else []
            if len(found) == 1:
                return found[0]
        return None


def _names(student: Student) -> tuple[str, ...]:
    words = student.name.split()
    turned = f"{words[-1]}, {' '.join(words[:-1])}" if len(words) > 1 else ""
    login = "" if student.lms.isdigit() else student.lms  # a number is one system's own
    key = "" if student.key == student.lms else student.key
    return student.email, student.sid, login, key, student.name, turned


def cells_of(row: Sequence[str], table: RosterTable, headings: Mapping[str, Sequence[str]]) -> list[str]:
    """The telling cells of a row, in the order of ``headings``; a first and a last name are joined."""
    cells = []
    for names in headings.values():
        places = [table.place(name) for name in names]
        cells.append(" ".join(row[place] for place in places if place is not None))
    return cells


def unlisted(people: Sequence[Total], listed: Iterable[Total | None]) -> list[str]:
    """Names of those who handed in and stand in no row of the class list."""
    there = {id(total) for total in listed}
    return [t.standing.student.name for t in people if t.counts and id(t) not in there]
