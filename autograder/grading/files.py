"""Writing so that nothing is ever half-written."""

import os
import tempfile
from pathlib import Path


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
