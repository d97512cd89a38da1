"""The folder that a student process may write to: made for it, looked after, and removed whole."""

import contextlib
import os
import subprocess
from itertools import islice
from pathlib import Path

SCRATCH_FILES = 8  # a student process's files may together be so many times as large as the largest
MOST_ENTRIES = 1000  # removing them takes time, too
_BLOCK = 512
_DEEPEST = 2  # of folders in each other that Python removes
_MOST_IN_ONE = 200  # of files and folders in one of them


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
        if not _is_emptied(str(folder), None, _DEEPEST):
            # two programs take longer, and as long as it takes: they do not recurse
            for command in (["chmod", "-R", "u+rwx", "."], ["find", ".", "-mindepth", "1", "-delete"]):
                subprocess.run(command, cwd=folder, capture_output=True, check=False)
        folder.rmdir()


def _is_emptied(name: str, parent: int | None, deepest: int) -> bool:
    """Removes what is in a folder, where that is soon done; says whether it was."""
    try:
        opened = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
    except OSError:
        return False
    try:
        with os.scandir(opened) as found:
            entries = list(islice(found, _MOST_IN_ONE + 1))
        if len(entries) > _MOST_IN_ONE:
            return False
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.name, dir_fd=opened)
            elif deepest and _is_emptied(entry.name, opened, deepest - 1):
                os.rmdir(entry.name, dir_fd=opened)
            else:
                return False
    except OSError:
        return False
    finally:
        os.close(opened)
    return True
