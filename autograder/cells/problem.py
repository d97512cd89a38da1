"""What went wrong while cells ran, as plain data, and which names are missing since."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.cells.text import cleaned

_MOST_NAMES = 1000
_MOST_PROBLEMS = 50
_LONGEST = 500


@dataclass(frozen=True)
class Problem:
    """A cell that did not run to its end, or a line of it that did not.

    Attributes:
        cell: Its number as a person sees it: the code cells of the file, counted from 1.
        first_line: Its first line, to find it by.
        kind: ``"import"``, ``"stage"`` (a line that only sets the stage, such as ``os.chdir``), ``"error"``,
            ``"syntax"`` or ``"stopped"`` (time, exit, interrupt).
        text: What happened, e.g. ``"ZeroDivisionError: division by zero"``.
        statement: Source of the line, where only that was lost.
        names: Names that are missing since; ``"*"`` for those of a ``from … import *``.
        line: Line of the cell, or 0.
    """

    cell: int
    first_line: str
    kind: str
    text: str
    statement: str = ""
    names: tuple[str, ...] = ()
    line: int = 0

    @property
    def told(self) -> str:
        """One sentence without an end, e.g. ``"cell [7] (`x = 1`) stopped in line 3: NameError: …"``."""
        if self.statement:
            return f"cell [{self.cell}] could not `{self.statement}`: {self.text}"
        begins = f" (`{self.first_line}`)" if self.first_line else ""
        line = f" in line {self.line}" if self.line else ""
        return f"cell [{self.cell}]{begins} stopped{line}: {self.text}"

    def plain(self) -> list[Any]:
        """Itself as a list of text and numbers."""
        return [
            self.cell, self.first_line, self.kind, self.text[:_LONGEST], self.statement,
            list(self.names[:_MOST_NAMES]), self.line,
        ]  # fmt: skip


def problems_of(plain: Any) -> tuple[Problem, ...]:
    """Problems out of what `Problem.plain` made; what is no such thing is dropped."""
    found = []
    for item in plain[:_MOST_PROBLEMS] if isinstance(plain, list) else []:
        match item:
            case [int(cell), str(first), str(kind), str(text), str(statement), list(names), int(line)]:
                known = tuple(name for name in names[:_MOST_NAMES] if isinstance(name, str))
                first, kind, text, statement = (
                    cleaned(part, 2 * _LONGEST) for part in (first, kind, text, statement)
                )
                found.append(Problem(cell, first, kind, text, statement, known, line))
    return tuple(found)


def cause_of(name: str, problems: Sequence[Problem]) -> str:
    """Why a name is missing.

    Returns:
        For instance ``"`sns` is missing because cell [1] could not `import seaborn`: it is not …"``,
        or ``""`` when no cell that ran into trouble would have bound it.
    """
    for problem in problems:
        if name in problem.names:
            return f"`{name}` is missing because {problem.told}"
    for problem in problems:
        if "*" in problem.names:
            return f"`{name}` may be missing because {problem.told}"
    return ""


def told_missing(name: str, problems: Sequence[Problem]) -> str:
    """What a person reads of a name that is not there: why, or where else something went wrong."""
    cause = cause_of(name, problems)
    if cause:
        return f"{cause}."
    stopped = next((problem for problem in problems if not problem.statement), None)
    return f"`{name}` is not defined." + (
        f" One thing that happened before: {stopped.told}." if stopped else ""
    )


_BINDS = re.compile(r"^(?:(?:async )?def|class)\s+(\w+)|^(\w+)\s*(?::[^=\n]*)?=(?!=)", re.MULTILINE)


def guessed_names(source: str) -> Iterable[str]:
    """Names that a cell would bind, where it is no Python and cannot be parsed."""
    return dict.fromkeys(match[1] or match[2] for match in _BINDS.finditer(source))
