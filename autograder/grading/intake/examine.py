"""Looks into one file once: what it is, its hash, whether it defines what is asked for."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from autograder.cells.encoding import as_utf8
from autograder.grading.intake.content import GRADABLE, HEAD, Asked, Kind, kind_of, kind_of_head

_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY | os.O_NOFOLLOW


class Refused(Exception):
    """A file that cannot be used; the message ends the sentence "it …"."""


class Readable(Protocol):
    """What can be read from: a file, or a member of an archive."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes."""


@dataclass(frozen=True)
class Sight:
    """What is known of a file after one look.

    Attributes:
        kind: What it is.
        data: All of it where it is text, else its first bytes.
        sha256: In hex, where it is a notebook or a script.
        asked: Whether it defines something that the assignment asks for.
    """

    kind: Kind
    data: bytes
    sha256: str = ""
    asked: bool = False


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Opens an ordinary file, and nothing that stands for another one.

    Raises:
        Refused: For links, devices, pipes and sockets, and for what cannot be opened.
    """
    try:
        mode = path.lstat().st_mode
        # what is no file is not even opened: a device may act on it
        descriptor = os.open(path, _FLAGS) if stat.S_ISREG(mode) else -1
    except OSError as error:
        raise Refused(_why(error)) from None
    if descriptor < 0:
        raise Refused("is a link" if stat.S_ISLNK(mode) else "is no ordinary file")
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Refused("is no ordinary file")
        yield file


def links_of(file: BinaryIO) -> tuple[int, int, int]:
    """Device, inode and number of names of an opened file."""
    status = os.fstat(file.fileno())
    return status.st_dev, status.st_ino, status.st_nlink


def examine(name: str, stream: Readable, largest: int, asked: Asked) -> Sight:
    """Reads a file as far as it is needed.

    Args:
        name: Its name; decides where the content says nothing.
        stream: Its bytes from the start.
        largest: Bytes above which a notebook or a script is refused.
        asked: Finds a definition of what the assignment asks for.

    Raises:
        Refused: When it cannot be read or is too large.
    """
    try:
        head = read_up_to(stream, HEAD)
        kind = kind_of_head(name, head)
        if kind is not None:
            return Sight(kind, head)
        data = head if len(head) < HEAD else head + read_up_to(stream, largest + 1 - len(head))
    except OSError as error:
        raise Refused(_why(error)) from None
    if len(data) > largest:
        raise Refused(f"is larger than {largest // 2**20} MiB")
    text = as_utf8(data)
    found = asked.defined_in(text)
    kind = kind_of(name, text, found)
    if kind not in GRADABLE:
        return Sight(kind, data, asked=found)
    return Sight(kind, data, hashlib.sha256(data).hexdigest(), found)


def read_up_to(stream: Readable, size: int) -> bytes:
    """So many bytes, or all there are, also where a stream hands out less at a time."""
    parts: list[bytes] = []
    while size > 0:
        part = stream.read(min(size, 2**20))
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _why(error: OSError) -> str:
    if error.errno in {errno.ELOOP, errno.EMLINK}:
        return "is a link"
    if error.errno == errno.ENOENT:
        return "vanished while it was read"
    if error.errno in {errno.ENXIO, errno.ENODEV}:
        return "is no ordinary file"
    return f"cannot be read ({error.strerror or type(error).__name__})"
