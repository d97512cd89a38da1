"""Zips whose bytes depend on their contents alone."""

import io
import zipfile
from datetime import date

from autograder.packages.rendering import Files

_PLAIN, _EXECUTABLE = 0o100644, 0o100755
_UNIX = 3


def zipped(files: Files, folder: str = "", day: date = date(1980, 1, 1)) -> bytes:
    """A zip of files, sorted by name, with given times and modes.

    Args:
        files: Contents by path.
        folder: A top folder to put them into; none by default.
        day: When its files are said to be made; by default the first day that a zip can name.
    """
    buffer, moment = io.BytesIO(), (day.year, day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{path}" if folder else path, moment)
            mode = _EXECUTABLE if files[path].startswith(b"#!") else _PLAIN
            info.create_system, info.external_attr = _UNIX, mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, files[path])
    return buffer.getvalue()
