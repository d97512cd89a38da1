"""How much of a file is filled in: only to choose between several files of one person, never for points."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment
from autograder.cells.encoding import as_utf8
from autograder.grading.intake.content import Kind, asked_names

_MOST_BRACKETS = 1_000_000  # as the reader of submissions bounds them
_TOP = re.compile(r"(?:async[ \t]+def|def|class)[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]*)?=(?!=)")
_COMMENT = re.compile(r"[ \t]*#.*")


@dataclass(frozen=True, order=True)
class Filled:
    """How much of a file is filled in, in order of what counts.

    Attributes:
        names: How many of the names that the assignment asks for are defined, and not as they were handed
            out.
        own: Whether anything differs from what was handed out, or it cannot be read at all.
    """

    names: int
    own: bool


class HandedOut:
    """The committed student files of an assignment.

    Args:
        assignment: The assignment.
    """

    def __init__(self, assignment: Assignment) -> None:
        self._asked = asked_names(assignment)
        folder = assignment.generated
        texts = [
            text
            for suffix, kind in ((".ipynb", Kind.NOTEBOOK), (".py", Kind.SCRIPT))
            if (text := _text_of(folder / f"{assignment.name}{suffix}", kind)) is not None
        ]
        self._lines = {line for text in texts for line in _lines(text)}
        self._blocks = {block for text in texts for _, block in _blocks(text)}

    def filled(self, path: Path, kind: Kind | None) -> Filled:
        """Compares a file with what was handed out, without regard to white space and comments."""
        text = _text_of(path, kind)
        if text is None:
            return Filled(0, own=True)
        blocks = {name: block for name, block in _blocks(text) if name in self._asked}
        done = sum(
            block not in self._blocks and "NotImplementedError" not in block for block in blocks.values()
        )
        return Filled(done, own=any(line not in self._lines for line in _lines(text)))


def _text_of(path: Path, kind: Kind | None) -> str | None:
    """All code of a file; None where it cannot be read."""
    try:
        data = as_utf8(path.read_bytes())
        if kind is not Kind.NOTEBOOK:
            return data.decode("utf-8-sig", "replace").replace("\r", "\n")
        if data.count(b"[") + data.count(b"{") > _MOST_BRACKETS:
            return None
        cells = json.loads(data.decode("utf-8-sig", "replace"))["cells"]
        return "\n".join(_sources(cells))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _sources(cells: Iterable[dict[str, object]]) -> Iterator[str]:
    for cell in cells:
        if cell.get("cell_type") == "code":
            source = cell.get("source", "")
            parts = source if isinstance(source, list) else [source]
            yield "".join(part for part in parts if isinstance(part, str))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if not _COMMENT.fullmatch(line) and (bare := "".join(line.split())):
            yield bare


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Top-level definitions: name, and all of its lines without white space and comments."""
    name, lines = "", list[str]()
    for line in [*text.split("\n"), "end"]:
        if not line.strip() or _COMMENT.fullmatch(line):
            continue
        if line[0] not in " \t)]}":
            if name:
                yield name, "\n".join(lines)
            found = _TOP.match(line)
            name, lines = (found[1] or found[2]) if found else "", []
        lines.append("".join(line.split()))
