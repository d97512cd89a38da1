"""Reads the code cells of a notebook's file without ever building its outputs.

A notebook is hostile text. One pass over its bytes decodes only what is needed: a picture of 40 MiB costs as
much as finding its end, and depth costs nothing.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autograder.cells.cell import Cell
from autograder.cells.script import numbered

_SPACE = re.compile(rb"[ \t\r\n]*+")
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
# passes over strings, and over lists and objects that hold neither strings nor further ones
_TO_BRACKET = re.compile(
    rb'(?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"|\[[^"\[\]{}]*+\]|\{[^"\[\]{}]*+\})*+', re.DOTALL
)
_STRINGS = re.compile(
    rb'\[S"[^"\\]*+(?:\\.[^"\\]*+)*+"S(?:,S"[^"\\]*+(?:\\.[^"\\]*+)*+"S)*+\]'.replace(b"S", _SPACE.pattern),
    re.DOTALL,
)
_SCALAR = re.compile(rb'[^"\[\]{},:\s]++')
_MOST_STEPS = 400_000
_MOST_CELLS = 20_000
_LARGEST_VALUE = 2**16
_LARGEST_PICTURES = 4 * 2**20  # bytes of pictures pasted into one notebook's text that are kept


class NotANotebook(ValueError):
    """It is not JSON, or not a notebook's."""


class TooManyParts(ValueError):
    """Reading it would take too long."""


@dataclass(frozen=True)
class Notebook:
    """What a notebook's file says.

    Attributes:
        version: Its ``nbformat``; None when there is none.
        assignment: Name of the assignment in Otter's metadata, or ``""``.
        cells: Its cells in order; None when it has none.
    """

    version: Any
    assignment: str
    cells: list[Cell] | None


def read_notebook(data: bytes) -> Notebook:
    """Reads a notebook.

    Args:
        data: The file.

    Raises:
        NotANotebook: When it is no JSON object.
        UnicodeDecodeError: When code in it is not UTF-8.
        TooManyParts: When it has very many parts that cannot be passed over at once.
    """
    reader = _Reader(data.removeprefix(b"\xef\xbb\xbf"))
    version: Any = None
    assignment, cells = "", None
    for key in reader.members():
        if key == "nbformat":
            version = reader.value()
        elif key == "metadata" and reader.peek() == b"{":
            assignment = _assignment(reader) or assignment
        elif key == "cells" and reader.peek() == b"[":
            cells = list(numbered(iter(_cells(reader))))
        else:
            reader.skip()
    reader.end()
    return Notebook(version, assignment, cells)


def _assignment(reader: "_Reader") -> str:
    found = ""
    for key in reader.members():
        otter = reader.value() if key == "otter" else None
        if key != "otter":
            reader.skip()
        name = otter.get("assignment_name") if isinstance(otter, dict) else None
        found = name if isinstance(name, str) else found
    return found


def _cells(reader: "_Reader") -> list[Cell]:
    found: list[Cell] = []
    for _ in reader.items():
        if len(found) > _MOST_CELLS:
            raise TooManyParts
        if reader.peek() != b"{":
            reader.skip()
        elif (cell := _cell(reader)) is not None:
            found.append(cell)
    return found


def _cell(reader: "_Reader") -> Cell | None:
    kind, source, metadata = None, "", dict[str, Any]()
    pasted: Any = None
    for key in reader.members():
        if key == "cell_type":
            kind = reader.value()
        elif key == "source":
            source = reader.text()
        elif key == "metadata" and reader.peek() == b"{":
            metadata = {name: reader.value() for name in reader.members()}
        elif key == "attachments":
            pasted = reader.pictures()
        else:
            reader.skip()
    metadata.pop("attachments", None)
    if pasted and kind == "markdown":
        metadata["attachments"] = pasted
    if not isinstance(kind, str) or kind not in {"code", "markdown", "raw"}:
        return None
    return Cell(kind, source, metadata)


class _Reader:
    """Steps through JSON, one value at a time; every value that is begun must be taken or skipped."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at, self._steps = data, 0, 0
        self._pictures = _LARGEST_PICTURES

    def peek(self) -> bytes:
        """The next byte that is no space."""
        self._at = self._match(_SPACE).end()
        return self._data[self._at : self._at + 1]

    def end(self) -> None:
        """Nothing may follow."""
        if self.peek():
            raise NotANotebook

    def members(self) -> Iterator[str]:
        """The keys of an object; each one's value is to be taken before the next."""
        for _ in self._elements(b"{", b"}"):
            key = self._string()
            self._take(b":")
            yield key

    def items(self) -> Iterator[None]:
        """One step for each item of a list; it is to be taken before the next."""
        yield from self._elements(b"[", b"]")

    def text(self) -> str:
        """A string, or a list of strings as one; ``""`` for anything else."""
        if self.peek() == b'"':
            return self._string()
        if self.peek() != b"[":
            self.skip()
            return ""
        if (lines := self._strings()) is not None:
            return "".join(lines)
        parts = []
        for _ in self.items():
            if self.peek() == b'"':
                parts.append(self._string())
            else:
                self.skip()
        return "".join(parts)

    def _strings(self) -> list[str] | None:
        """A list of strings at once, as almost all are; None for any that is to be read one by one."""
        match = _STRINGS.match(self._data, self._at)
        if match is None:
            return None
        try:
            found: list[str] = json.loads(match[0].decode(), strict=False)
        except ValueError:
            return None
        self._at = match.end()
        self._count(len(found))
        return found

    def pictures(self) -> Any:
        """What was pasted into a cell's text; None where the whole notebook's is too large."""
        found = self.value(self._pictures)
        self._pictures -= len(json.dumps(found)) if found else 0
        return found

    def value(self, largest: int = _LARGEST_VALUE) -> Any:
        """Any value, if it is small; None for a large one."""
        self.peek()
        begin = self._at
        self.skip()
        raw = self._data[begin : self._at]
        try:
            return json.loads(raw) if len(raw) <= largest else None
        except RecursionError:
            return None
        except UnicodeDecodeError:
            raise
        except ValueError:
            raise NotANotebook from None

    def skip(self) -> None:
        """Passes over a value, however deep."""
        first = self.peek()
        if first == b'"':
            self._at = self._match(_STRING).end()
        elif first not in {b"[", b"{"}:
            self._at = self._match(_SCALAR).end()
        else:
            depth, self._at = 1, self._at + 1
            while depth:
                self._at = self._match(_TO_BRACKET).end()
                bracket = self._data[self._at : self._at + 1]
                if not bracket or bracket == b'"':
                    raise NotANotebook
                self._count()
                depth += 1 if bracket in b"[{" else -1
                self._at += 1

    def _elements(self, opening: bytes, closing: bytes) -> Iterator[None]:
        self._take(opening)
        if self.peek() == closing:
            self._at += 1
            return
        while True:
            self._count()
            yield
            following = self.peek()
            self._at += 1
            if following == closing:
                return
            if following != b",":
                raise NotANotebook

    def _string(self) -> str:
        self.peek()
        match = self._match(_STRING)
        self._at = match.end()
        if b"\\" not in match[0]:
            return match[0][1:-1].decode()
        try:
            text = json.loads(match[0], strict=False)
        except UnicodeDecodeError:
            raise
        except ValueError:
            raise NotANotebook from None
        return str(text)

    def _take(self, byte: bytes) -> None:
        if self.peek() != byte:
            raise NotANotebook
        self._at += 1

    def _match(self, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
        match = pattern.match(self._data, self._at)
        if match is None:
            raise NotANotebook
        return match

    def _count(self, steps: int = 1) -> None:
        self._steps += steps
        if self._steps > _MOST_STEPS:
            raise TooManyParts
