"""What a file is, told by its content; its name only decides between texts."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from autograder.cells.encoding import as_utf8

_HEAD = 2**16
_SIGNS = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"Rar!", "a rar archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
)
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a text document with formatting (RTF)"),
)
_NOTEBOOK_WORDS = re.compile(rb'"(?:cells|nbformat|worksheets)"\s*:')
_CODE_LINE = re.compile(
    rb"^(?:import \w|from [\w.]+ import |(?:async )?def \w|class \w|# ?%%|# In ?\[)", re.MULTILINE
)
_TAR_SIGN = slice(257, 262)


class Format(StrEnum):
    """Kinds of files."""

    NOTEBOOK = "notebook"
    SCRIPT = "script"
    ARCHIVE = "archive"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True)
class Look:
    """What a look at a file showed.

    Attributes:
        format: What it is.
        what: The same for a person, e.g. ``"a PDF"``.
    """

    format: Format
    what: str


def look_at(path: Path) -> Look:
    """Tells what a file is by its first 64 KiB.

    Args:
        path: The file.

    Raises:
        OSError: When it cannot be read.
    """
    with path.open("rb") as file:
        return look(file.read(_HEAD), path.name)


def look(head: bytes, name: str) -> Look:
    """Tells what a file is.

    Args:
        head: Its first bytes.
        name: Its name: a text called ``.py`` is a script, ``.ipynb`` a notebook, whatever follows that.
    """
    head = as_utf8(head)
    for signs, kind in ((_SIGNS, Format.ARCHIVE), (_OTHERS, Format.OTHER)):
        for sign, what in signs:
            if head.startswith(sign):
                return Look(kind, what)
    if head[_TAR_SIGN] == b"ustar":
        return Look(Format.ARCHIVE, "a tar archive")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.strip(b"\0"):
        return Look(Format.EMPTY, "empty")
    return _look_at_text(text, {part.lower() for part in name.split(".")[1:]})


def _look_at_text(text: bytes, endings: set[str]) -> Look:
    notebook, script = Look(Format.NOTEBOOK, "a notebook"), Look(Format.SCRIPT, "a script")
    if text.startswith(b"{") and ("ipynb" in endings or _NOTEBOOK_WORDS.search(text)):
        return notebook
    if text[:200].lower().startswith((b"<!doctype html", b"<html")):
        return Look(Format.OTHER, "a web page")
    if endings & {"py", "pyw"} or (text.startswith((b"\xff\xfe", b"\xfe\xff")) and "ipynb" not in endings):
        return script
    if b"\0" not in text and _CODE_LINE.search(text) and not endings & {"md", "rst", "json", "csv", "html"}:
        return script
    if "ipynb" in endings:
        return notebook
    return Look(Format.OTHER, "neither a notebook nor a script")
