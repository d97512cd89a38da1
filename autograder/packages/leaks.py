"""The leak gate: opens every byte of a student's package and looks for secrets.

Text is searched without white space, so neither reformatting nor joining lines hides anything; notebooks and
other JSON are searched in what their strings say, zips (``.npz`` files too) in what they hold.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from autograder.assignment import ChaffinchError
from autograder.packages.secret_lines import Secret, squeezed

_FORBIDDEN = {"hidden", "solutions", "graders"}
_DEEPEST = 3  # zips within zips


@dataclass(frozen=True)
class Leak:
    """A secret that was found.

    Attributes:
        where: File, cell and line, e.g. ``"hw1.ipynb, cell 4, line 7"``.
        what: What it is.
    """

    where: str
    what: str


@dataclass(frozen=True)
class _Text:
    where: str
    text: str


def refuse_leaks(archive: bytes, secrets: Sequence[Secret], private: Sequence[bytes] = ()) -> None:
    """Passes a zip that gives nothing away.

    Args:
        archive: The zip.
        secrets: Lines that must not be in it.
        private: Contents of files that must not be in it, whole.

    Raises:
        ChaffinchError: Naming the file, cell and line of each leak.
    """
    leaks = list(find_leaks(archive, secrets, private))
    if leaks:
        listed = "\n".join(f"  {leak.where}: {leak.what}" for leak in leaks[:20])
        more = f"\n  … and {len(leaks) - 20} more" if len(leaks) > 20 else ""
        raise ChaffinchError(
            f"The student's package would give {len(leaks)} secret(s) away; it is not built.\n"
            f"{listed}{more}\n",
            "Take the line out there, or word it differently in the solution or hidden check. "
            "A line that everybody writes belongs into autograder/packages/templates/idioms.txt.",
        )


def find_leaks(archive: bytes, secrets: Sequence[Secret], private: Sequence[bytes] = ()) -> Iterator[Leak]:
    """Finds secrets in a zip; see `refuse_leaks`."""
    owned = {data for data in private if data.strip()}
    for path, data in _members(archive, _DEEPEST):
        if _FORBIDDEN & set(PurePosixPath(path).parts[:-1]):
            yield Leak(path, "a file from graders or solutions")
        if data in owned:
            yield Leak(path, "the contents of a hidden check or a solution")
        for text in _texts(path, data):
            yield from _leaks_in(text, secrets)


def _members(archive: bytes, depth: int, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for info in opened.infolist():
            data = opened.read(info)
            path = f"{prefix}{info.filename}"
            yield path, data
            if info.comment or info.extra:
                yield f"{path} (zip comment)", info.comment + info.extra
            if depth and zipfile.is_zipfile(io.BytesIO(data)):
                yield from _members(data, depth - 1, f"{path}!")
        if opened.comment:
            yield f"{prefix}(zip comment)", opened.comment


def _texts(path: str, data: bytes) -> Iterator[_Text]:
    text = data.decode("utf-8", errors="replace")
    if path.endswith((".ipynb", ".json")):
        try:
            yield from _json_texts(path, json.loads(text))
        except ValueError:
            yield _Text(path, text)
    else:
        yield _Text(path, text)


def _json_texts(path: str, value: Any) -> Iterator[_Text]:
    cells = value.pop("cells", []) if isinstance(value, dict) else []
    yield _Text(f"{path}, metadata", "\n".join(_strings(value)))
    for number, cell in enumerate(cells, start=1):
        source = cell.pop("source", "") if isinstance(cell, dict) else ""
        yield _Text(
            f"{path}, cell {number}", source if isinstance(source, str) else "".join(map(str, source))
        )
        yield _Text(f"{path}, cell {number}, outputs and metadata", "\n".join(_strings(cell)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _strings(item)
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield "".join(value)  # nbformat's multi-line strings
        else:
            for item in value:
                yield from _strings(item)


def _leaks_in(text: _Text, secrets: Sequence[Secret]) -> Iterator[Leak]:
    whole = squeezed(text.text)
    for secret in secrets:
        # the exact search is slow, and hardly ever needed
        found = _anywhere(secret.key).search(text.text) if secret.key in whole else None
        if found:
            line = text.text.count("\n", 0, found.start()) + 1
            yield Leak(f"{text.where}, line {line}", f"{secret.source}: {secret.text!r}")


def _anywhere(key: str) -> re.Pattern[str]:
    """A key with white space anywhere in it, but not as a part of longer words."""
    spaced = r"\s*".join(map(re.escape, key))
    before, after = (r"(?<!\w)" if key[0].isalnum() else ""), (r"(?!\w)" if key[-1].isalnum() else "")
    return re.compile(f"{before}{spaced}{after}")
