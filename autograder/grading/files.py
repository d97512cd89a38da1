"""Writing so that nothing is ever half-written."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

_PART = re.compile(r"\..*\.(\d+)\.part", re.DOTALL)  # a name, and the process that writes
_CHUNK = 2**20  # bytes that are compared at a time


def write_text(path: Path, text: str) -> None:
    """Writes a UTF-8 file at once; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Writes a file at once: readers see the old one or the new one, also after a crash.

    Args:
        path: Where to; its folder is made when it is missing.
        data: What.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_private(path: Path, data: bytes) -> None:
    """Writes a file that only its owner may read, at once, and not at all when it is the same already.

    Args:
        path: Where to; its folder is made when it is missing.
        data: What.
    """
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_private(str(path.parent), path.name, data)


def replace_private(folder: str, name: str, data: bytes) -> None:
    """The same of a file that is known to be another, in a folder that is there: as quick as it can be."""
    part = f"{folder}/.{name[:40]}.{os.getpid()}.part"
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            while data:
                data = data[os.write(handle, data) :]
        finally:
            os.close(handle)
        os.replace(part, f"{folder}/{name}")  # noqa: PTH105 - strings are quicker
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


@contextmanager
def private_text(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file that only its owner may read, written piece by piece, as large as it may be.

    The old one stays until the new one is whole, or if it is the same.

    Args:
        path: Where to; its folder is made when it is missing. Line ends are written as they come.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(part, "w", encoding="utf-8", newline="", opener=_private) as file:
            yield file
        if not _same(part, path):
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def remove_unfinished(folder: Path, names: Iterable[str] | None = None) -> None:
    """Removes what processes that were killed left half-written.

    Args:
        folder: Where; it may be missing.
        names: What is in it, where that is known already.
    """
    if names is None:
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else ()
    for name in names:
        if (found := _PART.fullmatch(name)) and not Path(f"/proc/{found[1]}").exists():
            (folder / name).unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _same(one: Path, other: Path) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        return all(chunk == right.read(_CHUNK) for chunk in iter(lambda: left.read(_CHUNK), b""))
