"""IPython's dialect: Python out of a notebook's cell.

IPython's own transformer does the work, imported only where a cell is not plain Python. Line n of what comes
out is line n of the cell.
"""

import ast
import re
from dataclasses import dataclass
from typing import Any

RUNS_ITS_BODY = frozenset({"time", "timeit", "capture", "prun"})

_BLANKS = re.compile(r"^[ \t]+$", re.MULTILINE)
_PROMPT = re.compile(r">>>|^[^\S\n]*+(?:\.\.\.+:|In \[)", re.MULTILINE)
_MAY_BE_PROMPT = re.compile(r">>>|\.\.\.|In\s?\[")
_TEXT_BEGINS = re.compile(r'\s*[rRuUbBfF]*"""')
# beyond these, IPython's expressions and its repeated reading of the whole cell take minutes
_LONGEST_LINE = 10_000
_LONGEST_HELP = 500
_MOST_READ = 2_000_000  # characters, each counted as often as the cell is read
_MOST_MAGICS = 100  # one below the other


class TooMuch(SyntaxError):
    """Reading it would take too long."""


class Budget:
    """How many characters may still be read.

    Args:
        characters: Each counted as often as it is read.
    """

    def __init__(self, characters: int = _MOST_READ) -> None:
        self._left = characters

    def take(self, characters: int) -> None:
        """Takes so many off.

        Raises:
            TooMuch: When there are not so many left.
        """
        self._left -= characters
        if self._left < 0:
            raise TooMuch("too much code in cells that have magics in them")


@dataclass(frozen=True)
class CellMagic:
    """A cell that begins with ``%%``.

    Attributes:
        name: For instance ``"time"``.
        line: What follows it in its line.
        body: The other lines.
        above: How many lines of the cell stand above the body.
    """

    name: str
    line: str
    body: str
    above: int


def cell_magic(source: str) -> CellMagic | None:
    """The magic that a cell begins with, or None."""
    lines = _ended(source).splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if line and not line.isspace()), len(lines))
    head = lines[first].strip() if first < len(lines) else ""
    if not head.startswith("%%") or re.match(r"%%\w+\?", head):
        return None
    name, _, line = head[2:].partition(" ")
    return CellMagic(name, line, "".join(lines[first + 1 :]), first + 1)


def parse(
    source: str, above: int = 0, filename: str = "<cell>", budget: Budget | None = None
) -> tuple[str, ast.Module]:
    """Parses the text of a cell, or of a magic's body.

    Args:
        source: The text. Line magics, shell lines and help become calls of ``get_ipython()``.
        above: How many lines of its cell stand above it.
        filename: What messages call it.
        budget: For what IPython reads; by default one that is enough for any single cell.

    Returns:
        Python text, ``above`` empty lines first, and its tree.

    Raises:
        SyntaxError: When it is no Python, or would take too long to read.
        ValueError: When it holds what no source may, such as a null byte.
    """
    plain = without_prompts(source)
    if plain is not None:
        try:
            text = "\n" * above + plain
            return text, ast.parse(text, filename)
        except SyntaxError:
            pass
    text = "\n" * above + _transformed(_ended(source), budget or Budget())
    return text, ast.parse(text, filename)


def without_prompts(source: str) -> str | None:
    """The text as IPython reads it if it is plain Python; None when prompts must be taken out first.

    Prompts in a docstring stay; those in other strings IPython takes for prompts.
    """
    text = _BLANKS.sub("", _ended(source))
    if not _PROMPT.search(text):
        return text
    lines = text.splitlines(keepends=True)
    if max(map(len, lines)) > _LONGEST_LINE:
        return None
    if _only_in_docstrings(lines):
        return text
    from IPython.core import inputtransformer2 as ipython  # noqa: PLC0415 - most cells have none

    kept = ipython.ipython_prompt(ipython.classic_prompt(list(lines)))
    return text if kept == lines else None


def _only_in_docstrings(lines: list[str]) -> bool:
    """Whether prompts stand only where every IPython leaves them alone; in doubt it shall say so itself.

    That is in strings that begin a line with three double quotes, and below a cell's second line. Importing
    IPython takes half a second, and every question's docstring has examples.
    """
    if any(map(_MAY_BE_PROMPT.search, lines[:2])):
        return False
    inside = False
    for line in lines:
        quotes = line.count('"""')
        if "'''" in line or (quotes and ("\\" in line or ">>>" in line)):
            return False
        if not inside and (">>>" in line or (quotes and not _TEXT_BEGINS.match(line))):
            return False
        if quotes > (1 if inside else 2):
            return False
        inside ^= quotes == 1
    return not inside


def parse_cell(source: str, budget: Budget | None = None) -> tuple[str, ast.Module]:
    """Parses what a cell runs: the body of ``%%time``, say, but nothing of ``%%writefile``.

    Args:
        source: The cell.
        budget: For what IPython reads of it, and of other cells.

    Raises:
        SyntaxError: When it is no Python.
        ValueError: When it holds what no source may.
    """
    above = 0
    for _ in range(_MOST_MAGICS):
        magic = cell_magic(source)
        if magic is None:
            return parse(source, above, budget=budget)
        above += magic.above
        source = magic.body if magic.name in RUNS_ITS_BODY else ""
    raise TooMuch("too many magics, one below the other")


def _transformed(source: str, budget: Budget) -> str:
    """What IPython makes of a cell without a cell magic; lines that it drops at the top stay, empty."""
    from IPython.core import inputtransformer2 as ipython  # noqa: PLC0415 - most cells are plain Python

    lines = source.splitlines(keepends=True)
    _refuse_endless(lines)
    manager = ipython.TransformerManager()  # type: ignore[no-untyped-call]
    kept = ipython.leading_empty_lines(lines)  # type: ignore[no-untyped-call]
    dropped = len(lines) - len(kept)
    cleaning: tuple[Any, ...] = (ipython.leading_indent, ipython.classic_prompt, ipython.ipython_prompt)
    for transform in cleaning:
        kept = transform(kept)
    changed = True
    while changed:
        budget.take(sum(map(len, kept)))
        changed, kept = manager.do_one_token_transform(kept)  # type: ignore[no-untyped-call]
    return "\n" * dropped + "".join(kept)


def _ended(source: str) -> str:
    return source if source.endswith("\n") else f"{source}\n"


def _refuse_endless(lines: list[str]) -> None:
    for number, line in enumerate(lines, start=1):
        if len(line) > (_LONGEST_HELP if line.rstrip().endswith("?") else _LONGEST_LINE):
            raise SyntaxError(f"line {number} is too long for a cell that has magics in it")
