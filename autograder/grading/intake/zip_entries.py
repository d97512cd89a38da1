"""A zip's table of contents, entry by entry: `zipfile` reads all of it or nothing."""

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from autograder.grading.intake.examine import Refused

_LARGEST = 24 * 2**20  # bytes of the table: some 200,000 members
# signature, disks, entries, bytes of the table, its place, length of a comment
_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE, _LONG_END, _ENTRY = b"PK\x05\x06", b"PK\x06\x06", b"PK\x01\x02"
_HEAD, _LENGTHS = 46, 28  # bytes of an entry before its name; where it tells how long name and more are
_UTF_8, _SAYS_UTF_8 = 9, 0x08  # byte and bit that say that a name is UTF-8
_LONGEST_COMMENT = 2**16
_ELSEWHERE = 0xFFFFFFFF  # what a zip of more than 4 GiB tells in place of a number


@dataclass(frozen=True)
class Entry:
    """What the table says of one member.

    Attributes:
        name: Its name.
        archive: What opens it; None when the entry is damaged.
        info: What it says; None likewise.
        error: What is wrong with it.
    """

    name: str
    archive: zipfile.ZipFile | None = None
    info: zipfile.ZipInfo | None = None
    error: Exception | None = None


def entries(file: BinaryIO) -> Iterator[Entry]:
    """Goes through the table; an entry that is damaged costs itself.

    Args:
        file: The zip.

    Raises:
        Refused: When the table is too large, or has no end.
        Exception: Whatever `zipfile` raises when there is no table.
    """
    if _size(file) > _LARGEST:
        raise Refused("has too many files")
    try:
        archive = zipfile.ZipFile(file)
    except Exception as error:  # noqa: BLE001 - whatever an entry makes it raise
        yield from _one_by_one(file, error)
        return
    with archive:
        for info in archive.infolist():
            yield Entry(info.filename, archive, info)


def _one_by_one(file: BinaryIO, error: Exception) -> Iterator[Entry]:
    """Each entry as the only one of a table of its own."""
    size, place, end = _end(file)
    start = end - size
    if start < 0 or _ELSEWHERE in (size, place):
        raise error
    file.seek(start)
    table = file.read(size)
    if not table.startswith(_ENTRY):
        raise error
    at = 0
    while table.startswith(_ENTRY, at) and len(table) >= at + _HEAD:
        lengths = struct.unpack_from("<3H", table, at + _LENGTHS)
        entry = _without_lie(table[at : at + _HEAD + sum(lengths)], lengths[0])
        name = entry[_HEAD : _HEAD + lengths[0]].decode("utf-8", errors="replace")
        yield from _alone(
            file, start, entry + _END.pack(_END_SIGNATURE, 0, 0, 1, 1, len(entry), place, 0), name
        )
        at += len(entry)


def _without_lie(entry: bytes, length: int) -> bytes:
    """An entry that says that its name is UTF-8 only where it is."""
    try:
        entry[_HEAD : _HEAD + length].decode("utf-8")
    except UnicodeDecodeError:
        return entry[:_UTF_8] + bytes([entry[_UTF_8] & ~_SAYS_UTF_8]) + entry[_UTF_8 + 1 :]
    return entry


def _alone(file: BinaryIO, start: int, table: bytes, name: str) -> Iterator[Entry]:
    view: BinaryIO = io.BufferedReader(_WithTable(file, start, table))
    try:
        archive = zipfile.ZipFile(view)
    except Exception as error:  # noqa: BLE001 - whatever the entry makes it raise
        yield Entry(name, error=error)
        return
    with archive:
        for info in archive.infolist():
            yield Entry(info.filename, archive, info)


class _WithTable(io.RawIOBase):
    """A file up to some place, and other bytes from there on.

    Args:
        file: The file; whoever reads here moves its place.
        start: Where the other bytes begin.
        rest: They.
    """

    def __init__(self, file: BinaryIO, start: int, rest: bytes) -> None:
        super().__init__()
        self._file, self._start, self._rest, self._at = file, start, rest, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max((0, self._at, self._start + len(self._rest))[whence] + offset, 0)
        return self._at

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        if self._at < self._start:
            self._file.seek(self._at)
            data = self._file.read(min(len(buffer), self._start - self._at))
        else:
            data = self._rest[self._at - self._start :][: len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _end(file: BinaryIO) -> tuple[int, int, int]:
    """Bytes of the table and its place, as the end of the zip tells them, and where that end is.

    Raises:
        Refused: When there is no end.
    """
    before = max(file.seek(0, io.SEEK_END) - _LONGEST_COMMENT - _END.size, 0)
    file.seek(before)
    tail = file.read()
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or len(tail) < at + _END.size:
        raise Refused("is damaged (its end is missing)")
    size, place = _END.unpack_from(tail, at)[5:7]
    return size, place, before + at


def _size(file: BinaryIO) -> int:
    """Bytes of the table, as the end of the zip says; `zipfile` reads all of it into memory."""
    size, _, at = _end(file)
    if size == _ELSEWHERE:
        before = max(at - _LONGEST_COMMENT, 0)
        file.seek(before)
        tail = file.read(at - before)
        long = tail.rfind(_LONG_END)
        if long >= 0 and len(tail) >= long + 48:
            size = struct.unpack_from("<Q", tail, long + 40)[0]
    file.seek(0)
    return size
