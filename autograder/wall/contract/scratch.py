"""The folder that a student process may write to: made for it, looked after, and removed whole."""

import contextlib
import os
import subprocess
from pathlib import Path

SCRATCH_FILES = 8  # a student process's files may together be so many times as large as the largest
MOST_ENTRIES = 1000  # removing them takes time, too
_BLOCK = 512


def is_full(folder: Path, largest: int, most: int) -> bool:
    """Whether what lies in a folder takes up more than it may.

    Args:
        folder: What it holds may be hostile.
        largest: Bytes that all files together may take up.
        most: How many files and folders there may be.

    Raises:
        OSError: When it cannot be looked at.
    """
    used, entries, folders = 0, 0, [str(folder)]
    while folders:
        try:
            with os.scandir(folders.pop()) as found:
                for entry in found:
                    entries += 1
                    used += entry.stat(follow_symlinks=False).st_blocks * _BLOCK
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    if used > largest or entries > most:
                        return True
        except FileNotFoundError:
            continue  # removed meanwhile
    return False


def of_branch(folder: Path, number: int) -> Path:
    """Where a fork works, in the folder of the process that it was forked from."""
    return folder / f".question-{number}"


def remove(folder: Path) -> None:
    """Removes a folder, also what was made unwritable or nested thousands of levels deep.

    Args:
        folder: What it holds may be hostile, but nobody writes there any more.
    """
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
        if any(folder.iterdir()):
            # Python's own ways recurse: a deep tree would bring this process down
            for command in (["chmod", "-R", "u+rwx", "."], ["find", ".", "-mindepth", "1", "-delete"]):
                subprocess.run(command, cwd=folder, capture_output=True, check=False)
        folder.rmdir()
