"""Zips whose bytes depend on their contents alone, and files that are either old or new but never half."""

import io
import os
import tempfile
import zipfile
from pathlib import Path

from autograder.packages.rendering import Files

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_PLAIN, _EXECUTABLE = 0o100644, 0o100755
_UNIX = 3


def zipped(files: Files, folder: str = "") -> bytes:
    """A zip of files, sorted by name, with fixed times and modes.

    Args:
        files: Contents by path.
        folder: A top folder to put them into; none by default.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{path}" if folder else path, _EARLIEST)
            mode = _EXECUTABLE if files[path].startswith(b"#!") else _PLAIN
            info.create_system, info.external_attr = _UNIX, mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, files[path])
    return buffer.getvalue()


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file so that a reader, or a crash, finds the old contents or the new.

    Args:
        path: Where to; its folder is made when it is missing.
        data: What.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".chaffinch-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
