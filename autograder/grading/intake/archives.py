"""Opens zip and tar archives member by member, with bounds on everything; a bad member costs itself."""

import bz2
import gzip
import lzma
import re
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from autograder.grading.intake.content import Kind
from autograder.grading.intake.examine import Readable, Refused, opened, read_up_to
from autograder.grading.intake.zip_entries import entries
from autograder.grading.intake.zip_names import zip_names

DEEPEST = 3  # archives within archives
_BYTES, _TIMES = 256 * 2**20, 20  # an archive may unpack to so many bytes, and so many times its size
_MEMBERS, _BYTES_A_MEMBER = 20_000, 100
_RATIO, _RATIO_FROM = 200, 2**20  # text is packed 10 to 50 times; more of a large file is a bomb
_BLOCK = 4 * 2**20  # of a tar's header
_MEMORY = 256 * 2**20  # that an xz file may ask for
_NAMELESS = ("a file without a name",)


@dataclass
class Budget:
    """What an archive may still cost.

    Attributes:
        bytes: That may be unpacked.
        members: That may be looked at.
    """

    bytes: int
    members: int

    @classmethod
    def of(cls, size: int) -> "Budget":
        """For an archive of so many bytes."""
        return cls(_BYTES + _TIMES * size, _MEMBERS + size // _BYTES_A_MEMBER)

    def count_member(self) -> None:
        """Takes off one more member."""
        self.members -= 1
        if self.members < 0:
            raise Refused("has too many files")

    def count_bytes(self, number: int) -> None:
        """Takes off so many bytes more."""
        self.bytes -= number
        if self.bytes < 0:
            raise Refused("unpacks to too much")


@dataclass(frozen=True)
class Member:
    """One file or folder in an archive.

    Attributes:
        parts: Its place within the archive, without ``..`` and drive letters.
        folder: Whether it is a folder.
        reason: Why it cannot be used; empty where it can.
        stream: Its bytes, until the next member is asked for; None for a folder or with a reason.
    """

    parts: tuple[str, ...]
    folder: bool = False
    reason: str = ""
    stream: Readable | None = None


class _Counted:
    """A stream whose bytes are taken from a budget, and whose decoder's errors are all one."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, size: int = -1, /) -> bytes:
        if size > _BLOCK:
            raise Refused("is damaged (a header is too large)")
        try:
            data = self._stream.read(size)
        except Exception as error:  # noqa: BLE001 - whatever a decoder makes of a damaged file
            raise Refused(_damaged(error)) from None
        self._budget.count_bytes(len(data))
        return data


class _Forward(_Counted):
    """A stream that tarfile can read: forward only."""

    def __init__(self, stream: Readable, budget: Budget, begun: bytes = b"") -> None:
        super().__init__(stream, budget)
        self._begun, self._at = begun, 0

    def read(self, size: int = -1, /) -> bytes:
        data, self._begun = self._begun[:size], self._begun[size:]
        while len(data) < size and (more := super().read(size - len(data))):
            data += more
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, place: int) -> int:
        if place < self._at:
            raise Refused("is damaged (it leads back)")
        while self._at < place and self.read(min(place - self._at, 2**16)):
            pass
        return self._at


def members(
    path: Path, name: str, kind: Kind, budget: Budget, known: frozenset[str] = frozenset()
) -> Iterator[Member]:
    """Goes through an archive.

    Args:
        path: The archive.
        name: What it was called: the name of what a packed single file holds.
        kind: Which one it is.
        budget: What it may cost.
        known: Words of people's names, which help to read names in a zip.

    Raises:
        Refused: When it cannot be opened, or not be read to its end.
    """
    try:
        with opened(path) as file:
            zipped = kind is Kind.ZIP
            for member in _zipped(file, budget, known) if zipped else _tarred(name, file, kind, budget):
                budget.count_member()
                if member.parts:
                    yield member
    except Refused:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a decoder makes of a damaged file
        raise Refused(_damaged(error)) from None


def _zipped(file: BinaryIO, budget: Budget, known: frozenset[str]) -> Iterator[Member]:
    of, names = None, dict[str, str]()
    for entry in entries(file):
        if entry.archive is None or entry.info is None:
            yield Member(_parts(entry.name) or _NAMELESS, reason=_damaged(entry.error or Exception()))
            continue
        if entry.archive is not of:
            of, names = entry.archive, zip_names(entry.archive.infolist(), known)
        parts = _parts(names.get(entry.info.filename, entry.info.filename))
        reason = _zip_reason(entry.info)
        is_folder = entry.info.filename.endswith("/")  # its own `is_dir` takes no empty name
        if is_folder or reason:
            yield Member(parts if is_folder else parts or _NAMELESS, is_folder, reason)
            continue
        try:
            stream = entry.archive.open(entry.info)
        except Exception as error:  # noqa: BLE001 - one member's header
            yield Member(parts or _NAMELESS, reason=_damaged(error))
            continue
        with stream:
            yield Member(parts or _NAMELESS, stream=_Counted(stream, budget))


def _zip_reason(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    if info.flag_bits & 1:
        return "is encrypted"
    if info.file_size > _RATIO_FROM and info.file_size > _RATIO * info.compress_size:
        return f"unpacks to more than {_RATIO} times its size"
    return ""


def _tarred(name: str, file: BinaryIO, kind: Kind, budget: Budget) -> Iterator[Member]:
    plain = _unpacking(file, kind)
    start = read_up_to(_Counted(plain, budget), tarfile.BLOCKSIZE)
    stream = _Forward(plain, budget, start)
    if kind is not Kind.TAR and not _begins_tar(start):
        yield Member((re.sub(r"\.(gz|bz2|xz)$", "", name, flags=re.IGNORECASE),), stream=stream)
        return
    with tarfile.TarFile(fileobj=stream) as archive:  # type: ignore[arg-type]  # all that it needs to read
        for info in archive:
            parts = _parts(info.name)
            if info.isdir() or info.issym() or info.islnk() or not info.isfile():
                yield Member(parts, info.isdir(), "" if info.isdir() else _tar_reason(info))
                continue
            member = archive.extractfile(info)
            yield Member(parts, stream=_Counted(member, Budget(budget.bytes, 1)) if member else None)


def _tar_reason(info: tarfile.TarInfo) -> str:
    return "is a link" if info.issym() or info.islnk() else "is no ordinary file"


def _unpacking(file: BinaryIO, kind: Kind) -> Readable:
    if kind is Kind.GZIP:
        return gzip.GzipFile(fileobj=file)
    if kind is Kind.BZIP2:
        return bz2.BZ2File(file)
    if kind is Kind.XZ:
        return _Xz(file)
    return file


class _Xz:
    """An xz file that may not ask for more than so much memory, which `lzma.open` cannot say."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._decoder = file, lzma.LZMADecompressor(memlimit=_MEMORY)

    def read(self, size: int = -1, /) -> bytes:
        while not self._decoder.eof:
            given = self._file.read(2**16) if self._decoder.needs_input else b""
            data = self._decoder.decompress(given, max_length=size)
            if data:
                return data
            if self._decoder.needs_input and not given:
                raise EOFError("it ends too early")
        return b""


def _begins_tar(start: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(start, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _parts(name: str) -> tuple[str, ...]:
    whole = name.replace("\\", "/").split("/")
    return tuple(p for p in whole if p not in {"", ".", ".."} and not re.fullmatch(r"[A-Za-z]:", p))


def _damaged(error: Exception) -> str:
    return f"is damaged ({str(error)[:80] or type(error).__name__})"
